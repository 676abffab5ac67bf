package io.mesocosm.base.json;

import java.math.BigDecimal;

/// Doubles as the original prints them: the shortest digits that give the same number back, `.0`
/// behind whole ones, an exponent only outside 1e-6 … 1e21, and words in quotes for what is no
/// number.
public final class Doubles {
  private static final double WHOLE = 1e15;
  private static final int FEWEST = -6;
  private static final int MOST = 21;

  private Doubles() {}

  public static String text(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "\"NaN\"" : value > 0 ? "\"Infinity\"" : "\"-Infinity\"";
    }
    if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
      return (value == 0 && 1 / value < 0 ? "-" : "") + (long) value + ".0";
    }
    var exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int magnitude = exact.precision() - exact.scale();
    if (magnitude > FEWEST && magnitude <= MOST) {
      var plain = exact.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    return scientific(exact, magnitude - 1);
  }

  private static String scientific(BigDecimal exact, int exponent) {
    return exact.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }
}
