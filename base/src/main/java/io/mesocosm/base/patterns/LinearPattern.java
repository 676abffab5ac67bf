package io.mesocosm.base.patterns;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;

/// A pattern in the language of RE2. Equal by its text.
public final class LinearPattern {
  private final Pattern compiled;

  private LinearPattern(Pattern compiled) {
    this.compiled = compiled;
  }

  /// @param field whose value it is, for the refusal
  /// @param mostSteps instructions that it may compile to, a measure of its memory
  public static Outcome<LinearPattern> parse(String field, String text, int mostSteps) {
    try {
      var compiled = Pattern.compile(text);
      return compiled.programSize() <= mostSteps
          ? Outcome.ok(new LinearPattern(compiled))
          : Outcome.refused(
              Refusal.invalid(
                  field,
                  text,
                  "a pattern of at most %d instructions, this has %d"
                      .formatted(mostSteps, compiled.programSize())));
    } catch (PatternSyntaxException broken) {
      return Outcome.refused(
          Refusal.invalid(
              field, text, "a pattern as RE2 knows it: %s".formatted(broken.getDescription())));
    }
  }

  /// Whether it is true of all of `text`, not of a part.
  public boolean matches(String text) {
    return compiled.matches(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinearPattern pattern && pattern.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /// The text that it was read from.
  @Override
  public String toString() {
    return compiled.pattern();
  }
}
