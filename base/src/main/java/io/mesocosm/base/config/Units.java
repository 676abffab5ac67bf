package io.mesocosm.base.config;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// Amounts that are written as a number and a unit, `1.5hrs`.
///
/// @param what such an amount is called, for refusals
/// @param units from small to large
record Units(String what, List<Unit> units) {
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  /// @param size in the smallest unit
  record Unit(String name, long size) {}

  /// In the smallest unit; fractions of it are cut off.
  Outcome<Long> parse(String field, String text) {
    var trimmed = text.strip();
    var digits = 0;
    while (digits < trimmed.length() && isOfANumber(trimmed.charAt(digits))) {
      digits++;
    }
    var name = trimmed.substring(digits).strip();
    var unit = units.stream().filter(known -> known.name().equals(name)).findFirst();
    if (digits == 0 || unit.isEmpty()) {
      return refused(field, text);
    }
    try {
      var amount =
          new BigDecimal(trimmed.substring(0, digits))
              .multiply(BigDecimal.valueOf(unit.get().size()));
      return amount.abs().compareTo(MOST) <= 0
          ? Outcome.ok(amount.longValue())
          : refused(field, text);
    } catch (NumberFormatException noNumber) {
      return refused(field, text);
    }
  }

  private static boolean isOfANumber(char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == '-';
  }

  private Outcome<Long> refused(String field, String text) {
    var names = String.join(", ", units.stream().map(Unit::name).toList());
    return Outcome.refused(
        Refusal.invalid(field, text, "%s: a number and one of %s".formatted(what, names)));
  }

  /// In the largest unit of which it is at least one, as Mesos prints it.
  String text(long amount) {
    var unit = units.getFirst();
    for (var larger : units) {
      if (Math.abs(amount) >= larger.size()) {
        unit = larger;
      }
    }
    var number =
        BigDecimal.valueOf(amount)
            .divide(BigDecimal.valueOf(unit.size()), 15, RoundingMode.HALF_EVEN);
    return number.stripTrailingZeros().toPlainString() + unit.name();
  }
}
