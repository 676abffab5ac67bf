package io.mesocosm.base.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds what somebody probably meant.
final class Nearest {
  // Two typing errors in a short word make another word; in a long one they do not.
  private static final int LETTERS_PER_ERROR = 3;

  private Nearest() {}

  static Optional<String> to(String typed, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(typed, name)))
        .filter(name ->
            distance(typed, name) <= Math.max(1, name.length() / LETTERS_PER_ERROR)
                || name.startsWith(typed));
  }

  /// Typing errors between two words: a letter too many, too few, wrong, or two swapped.
  private static int distance(String a, String b) {
    var errors = new int[a.length() + 1][b.length() + 1];
    for (var i = 0; i <= a.length(); i++) {
      for (var j = 0; j <= b.length(); j++) {
        errors[i][j] = i == 0 || j == 0 ? i + j : cheapest(errors, a, b, i, j);
      }
    }
    return errors[a.length()][b.length()];
  }

  private static int cheapest(int[][] errors, String a, String b, int i, int j) {
    var wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    var least = Math.min(errors[i - 1][j], errors[i][j - 1]) + 1;
    least = Math.min(least, errors[i - 1][j - 1] + wrong);
    var swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, errors[i - 2][j - 2] + 1) : least;
  }
}
