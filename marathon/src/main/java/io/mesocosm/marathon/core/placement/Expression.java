package io.mesocosm.marathon.core.placement;

import io.mesocosm.base.Outcome.Ok;
import io.mesocosm.base.patterns.LinearPattern;
import java.util.Optional;
import java.util.regex.Pattern;

/// Regular expressions of constraints, as Java writes them.
///
/// Some of them take ages, or the whole stack, on a few dozen characters, and everyone would wait
/// for it. So each is read as an expression that takes time in proportion to the text, if it can
/// be; what looks ahead or back cannot, and is given up after so many looks at the text.
final class Expression {
  private static final int MOST_STEPS = 100_000;
  private static final int MOST_LOOKS = 200_000;
  private static final int LONGEST = 1_000;

  private Expression() {}

  /// Whether `expression` is true of all of `text`; empty when that takes too long to find out.
  static Optional<Boolean> matches(String expression, String text) {
    if (LinearPattern.parse("", expression, MOST_STEPS) instanceof Ok<LinearPattern>(var pattern)) {
      return Optional.of(pattern.matches(text));
    }
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile(expression).matcher(new Watched(text)).matches());
    } catch (TiredException _) {
      return Optional.empty();
    }
  }

  /// The text was looked at too often.
  private static final class TiredException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private TiredException() {
      super("looked at too often", null, false, false);
    }
  }

  /// A text that counts how often it is looked at.
  private static final class Watched implements CharSequence {
    private final String text;
    private int looks;

    private Watched(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      looks++;
      if (looks > MOST_LOOKS) {
        throw new TiredException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
