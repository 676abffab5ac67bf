package io.mesocosm.bench;

/// How much of a scenario is done.
enum Size {
  /// As the figures are meant.
  FULL(1),
  /// A twentieth: shows that the scenario works, not how fast we are.
  SMALL(20);

  private final int divisor;

  Size(int divisor) {
    this.divisor = divisor;
  }

  /// @param full ≥ 1
  /// @return the share of `full`, ≥ 1
  int of(int full) {
    return Math.max(1, full / divisor);
  }

  /// @param full in milliseconds
  long ofMs(long full) {
    return full / divisor;
  }
}
