package io.mesocosm.base.httpserver;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Dates as HTTP has them: `Sun, 06 Nov 1994 08:49:37 GMT`.
///
/// Put together by hand: a formatter of the JDK loads its tables of locales first, which a cold
/// start would pay for.
final class HttpDate {
  private static final String DAYS = "MonTueWedThuFriSatSun";
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private record Second(long epochSecond, String text) {}

  // Written by whichever thread first needs a new second; a lost race costs one more rendering.
  private static volatile Second last = new Second(0, text(Instant.EPOCH));

  private HttpDate() {}

  static String now() {
    var now = Instant.now();
    var known = last;
    if (known.epochSecond != now.getEpochSecond()) {
      known = new Second(now.getEpochSecond(), text(now));
      last = known;
    }
    return known.text;
  }

  static String text(Instant instant) {
    var time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    int day = (time.getDayOfWeek().getValue() - 1) * 3;
    int month = (time.getMonthValue() - 1) * 3;
    return DAYS.substring(day, day + 3)
        + ", "
        + two(time.getDayOfMonth())
        + " "
        + MONTHS.substring(month, month + 3)
        + " "
        + time.getYear()
        + " "
        + two(time.getHour())
        + ":"
        + two(time.getMinute())
        + ":"
        + two(time.getSecond())
        + " GMT";
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
