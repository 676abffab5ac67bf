package io.mesocosm.marathon.http.view;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which apps a `label` parameter means (Marathon 1.11, label selectors): terms joined by commas,
/// all of which must hold: `k`, `k==v`, `k!=v`, `k in (a,b)`, `k notin (a,b)`. All but the first
/// kind ask for the label to be there, too. Other letters than `[-A-Za-z0-9_.]` take a backslash.
public final class LabelSelector {
  private final List<Term> terms;

  private LabelSelector(List<Term> terms) {
    this.terms = List.copyOf(terms);
  }

  /// One condition on one label.
  private sealed interface Term {
    String key();

    record Exists(String key) implements Term {}

    record In(String key, Set<String> values) implements Term {}

    record NotIn(String key, Set<String> values) implements Term {}
  }

  public static Outcome<LabelSelector> parse(String text) {
    return new Parser(text)
        .terms()
        .<Outcome<LabelSelector>>map(terms -> Outcome.ok(new LabelSelector(terms)))
        .orElseGet(() ->
            Outcome.refused(
                Refusal.invalid(
                    "label", text, "k, k==v, k!=v, k in (a,b), k notin (a,b), joined by commas")));
  }

  public boolean matches(Map<String, String> labels) {
    return terms.stream().allMatch(term -> holds(term, labels));
  }

  private static boolean holds(Term term, Map<String, String> labels) {
    var value = labels.get(term.key());
    return value != null
        && switch (term) {
          case Term.Exists _ -> true;
          case Term.In(var _, var values) -> values.contains(value);
          case Term.NotIn(var _, var values) -> !values.contains(value);
        };
  }

  /// Reads from left to right; an empty optional means that the text is no selector.
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    Optional<List<Term>> terms() {
      var terms = new ArrayList<Term>();
      do {
        var term = term();
        if (term.isEmpty()) {
          return Optional.empty();
        }
        terms.add(term.get());
      } while (passes(","));
      return at == text.length() ? Optional.of(terms) : Optional.empty();
    }

    private Optional<Term> term() {
      var key = word();
      if (key.isEmpty()) {
        return Optional.empty();
      }
      if (passes("==")) {
        return value().map(one -> new Term.In(key, Set.of(one)));
      }
      if (passes("!=")) {
        return value().map(one -> new Term.NotIn(key, Set.of(one)));
      }
      return switch (word()) {
        case "" -> Optional.of(new Term.Exists(key));
        case "in" -> set().map(values -> new Term.In(key, values));
        case "notin" -> set().map(values -> new Term.NotIn(key, values));
        default -> Optional.empty();
      };
    }

    private Optional<String> value() {
      var value = word();
      return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private Optional<Set<String>> set() {
      if (!passes("(")) {
        return Optional.empty();
      }
      var values = new TreeSet<String>();
      do {
        var value = value();
        if (value.isEmpty()) {
          return Optional.empty();
        }
        values.add(value.get());
      } while (passes(","));
      return passes(")") ? Optional.of(values) : Optional.empty();
    }

    private String word() {
      skipBlanks();
      var word = new StringBuilder();
      while (at < text.length()) {
        char next = text.charAt(at);
        if (next == '\\' && at + 1 < text.length()) {
          at++;
          word.append(text.charAt(at));
        } else if (isBare(next)) {
          word.append(next);
        } else {
          break;
        }
        at++;
      }
      return word.toString();
    }

    private static boolean isBare(char letter) {
      return (letter >= 'a' && letter <= 'z')
          || (letter >= 'A' && letter <= 'Z')
          || (letter >= '0' && letter <= '9')
          || "-_.".indexOf(letter) >= 0;
    }

    private boolean passes(String sign) {
      skipBlanks();
      boolean there = text.startsWith(sign, at);
      at += there ? sign.length() : 0;
      return there;
    }

    private void skipBlanks() {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }
  }
}
