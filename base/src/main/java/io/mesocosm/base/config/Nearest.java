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

  /// Levenshtein's: insertions, deletions and substitutions.
  private static int distance(String a, String b) {
    var before = new int[b.length() + 1];
    for (var j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (var i = 1; i <= a.length(); i++) {
      var row = new int[b.length() + 1];
      row[0] = i;
      for (var j = 1; j <= b.length(); j++) {
        var same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(before[j - 1] + same, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[b.length()];
  }
}
