package io.mesocosm.protocol.resources;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/// A number of something, exact to three decimals: the original compares and adds scalars as
/// fixed-point, so that 0.1 + 0.2 is 0.3.
///
/// @param millis thousandths; negative only as a difference
public record Scalar(long millis) implements Value, Comparable<Scalar> {
  public static final Scalar ZERO = new Scalar(0);

  private static final double UNIT = 1000.0;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

  /// The nearest thousandth; half is rounded away from zero.
  ///
  /// @throws IllegalArgumentException when `value` is no finite number
  public static Scalar of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a scalar is a finite number, not " + value);
    }
    long rounded = Math.round(Math.abs(value) * UNIT);
    return new Scalar(value < 0 ? -rounded : rounded);
  }

  /// The number that `text` spells, or empty.
  public static Optional<Scalar> parse(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    var scaled = new BigDecimal(text).movePointRight(3).setScale(0, RoundingMode.HALF_UP);
    return scaled.precision() > 18
        ? Optional.empty()
        : Optional.of(new Scalar(scaled.longValueExact()));
  }

  public Scalar plus(Scalar other) {
    return new Scalar(Math.addExact(millis, other.millis));
  }

  public Scalar minus(Scalar other) {
    return new Scalar(Math.subtractExact(millis, other.millis));
  }

  public boolean isPositive() {
    return millis > 0;
  }

  public double toDouble() {
    return millis / UNIT;
  }

  @Override
  public int compareTo(Scalar other) {
    return Long.compare(millis, other.millis);
  }

  /// As short as it goes: `4`, `0.5`.
  @Override
  public String toString() {
    return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
  }
}
