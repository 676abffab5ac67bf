package io.mesocosm.protocol;

import com.google.protobuf.Duration;
import io.mesocosm.base.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers in JSON, which the original also takes in quotes.
final class Numbers {
  private static final Pattern NUMBER =
      Pattern.compile("-?\\d{1,400}(\\.\\d{1,400})?([eE][+-]?\\d{1,4})?");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)([a-z]+)");
  private static final Map<String, Long> UNITS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "ms", 1_000_000L,
          "secs", 1_000_000_000L,
          "mins", 60_000_000_000L,
          "hrs", 3_600_000_000_000L,
          "days", 86_400_000_000_000L,
          "weeks", 604_800_000_000_000L);
  private static final int LARGEST_SCALE = 400;

  private Numbers() {}

  static Optional<Double> real(Json value) {
    return switch (value) {
      case Json.Str(var text) when text.equals("Infinity") -> Optional.of(Double.POSITIVE_INFINITY);
      case Json.Str(var text) when text.equals("-Infinity") ->
          Optional.of(Double.NEGATIVE_INFINITY);
      case Json.Str(var text) when text.equals("NaN") -> Optional.of(Double.NaN);
      default -> text(value).map(Double::parseDouble);
    };
  }

  /// Fractions are cut off.
  static Optional<Long> whole(Json value, long least, long most) {
    return integer(value)
        .filter(whole ->
            whole.compareTo(BigInteger.valueOf(least)) >= 0
                && whole.compareTo(BigInteger.valueOf(most)) <= 0)
        .map(BigInteger::longValueExact);
  }

  static Optional<Long> unsigned(Json value) {
    return integer(value)
        .filter(whole -> whole.signum() >= 0 && whole.bitLength() <= Long.SIZE)
        .map(BigInteger::longValue);
  }

  /// Reads `10mins` into the builder; false when it is no duration.
  static boolean duration(String text, Duration.Builder into) {
    Matcher form = DURATION.matcher(text);
    if (!form.matches() || !UNITS.containsKey(form.group(2))) {
      return false;
    }
    var nanos =
        new BigDecimal(form.group(1))
            .multiply(BigDecimal.valueOf(UNITS.get(form.group(2))))
            .toBigInteger()
            .divideAndRemainder(BigInteger.valueOf(1_000_000_000));
    into.setSeconds(nanos[0].longValue()).setNanos(nanos[1].intValue());
    return true;
  }

  private static Optional<BigInteger> integer(Json value) {
    return text(value)
        .map(BigDecimal::new)
        .filter(number -> Math.abs((long) number.scale()) <= LARGEST_SCALE)
        .map(number -> number.setScale(0, RoundingMode.DOWN).toBigInteger());
  }

  private static Optional<String> text(Json value) {
    return switch (value) {
      case Json.Num number -> Optional.of(number.digits());
      case Json.Str(var text) when NUMBER.matcher(text).matches() -> Optional.of(text);
      default -> Optional.empty();
    };
  }
}
