package io.mesocosm.framework.core.matching;

import java.util.List;

/// Why an offer fits an instance, or does not.
public sealed interface Verdict {
  record Fits(Match match) implements Verdict {}

  /// @param lacks at least one, in the order of the checks
  record Misses(List<Lack> lacks) implements Verdict {
    public Misses {
      lacks = List.copyOf(lacks);
    }
  }
}
