package io.mesocosm.marathon.http.codec;

import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.marathon.model.spec.Constraint;
import io.mesocosm.marathon.model.spec.Constraint.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Constraints as lists of strings: `["hostname", "UNIQUE"]`, `["rack", "GROUP_BY", "3"]`.
///
/// An empty value is no value; the seed's applications have such.
final class ConstraintCodec {
  private static final String FORM = "field, operator and perhaps a value";

  private ConstraintCodec() {}

  static List<Constraint> read(JsonView view, String name) {
    var constraints = new ArrayList<Constraint>();
    view.get(name)
        .ifPresent(value -> {
          if (value instanceof Json.Arr(var items)) {
            for (int i = 0; i < items.size(); i++) {
              one(view, "%s(%d)".formatted(name, i), items.get(i)).ifPresent(constraints::add);
            }
          } else {
            view.refuse(name, "no list", "a list of constraints");
          }
        });
    return constraints;
  }

  private static Optional<Constraint> one(JsonView view, String at, Json value) {
    if (!(value instanceof Json.Arr(var parts))) {
      view.refuse(at, "no list", "a list of " + FORM);
      return Optional.empty();
    }
    var words = new ArrayList<String>();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Json.Str(var word)) {
        words.add(word);
      } else {
        view.refuse("%s(%d)".formatted(at, i), "no string", "a string");
        return Optional.empty();
      }
    }
    if (words.size() < 2 || words.size() > 3) {
      view.refuse(at, words, FORM);
      return Optional.empty();
    }
    var operator = operator(words.get(1));
    if (operator.isEmpty()) {
      view.refuse(at, words.get(1), "an operator of " + Arrays.toString(Operator.values()));
    }
    return operator.map(
        known -> new Constraint(words.get(0), known, words.size() == 3 ? words.get(2) : ""));
  }

  private static Optional<Operator> operator(String word) {
    return Arrays.stream(Operator.values())
        .filter(one -> one.name().equals(word.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  static Json.Arr json(Constraint constraint) {
    var words = new ArrayList<Json>();
    words.add(Json.of(constraint.field()));
    words.add(Json.of(constraint.operator().name()));
    if (!constraint.value().isEmpty()) {
      words.add(Json.of(constraint.value()));
    }
    return Json.arr(words);
  }
}
