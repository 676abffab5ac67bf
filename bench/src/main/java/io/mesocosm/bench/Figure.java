package io.mesocosm.bench;

/// One measured figure, beside what we aim at.
///
/// @param what for people
/// @param value in `unit`
/// @param unit `s`, `ms`, `MB`, `1/s`
/// @param target in the same unit; NaN where none is set
/// @param lessIsBetter which side of the target is good
public record Figure(String what, double value, String unit, double target, boolean lessIsBetter) {

  static Figure atMost(String what, double value, String unit, double target) {
    return new Figure(what, value, unit, target, true);
  }

  static Figure atLeast(String what, double value, String unit, double target) {
    return new Figure(what, value, unit, target, false);
  }

  static Figure plain(String what, double value, String unit) {
    return new Figure(what, value, unit, Double.NaN, true);
  }

  boolean hasTarget() {
    return !Double.isNaN(target);
  }

  /// How far off a target that is not met, as a share of it.
  double missedBy() {
    return isMet() ? 0 : Math.abs(value - target) / target;
  }

  /// True also where nothing is aimed at.
  boolean isMet() {
    return !hasTarget() || (lessIsBetter ? value <= target : value >= target);
  }
}
