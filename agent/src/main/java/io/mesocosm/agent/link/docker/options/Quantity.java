package io.mesocosm.agent.link.docker.options;

import io.mesocosm.base.json.Json;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/// Numbers as `docker run` takes them.
final class Quantity {
  private static final Pattern BYTES = Pattern.compile("(-?\\d{1,15})([bkmg]?)b?");
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final Pattern ULIMIT =
      Pattern.compile("([a-z]+)=(-?\\d{1,15})(?::(-?\\d{1,15}))?");

  private Quantity() {}

  static boolean flag(String key, String text) {
    return switch (text) {
      case "", "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw wrong(key, text, "true, false");
    };
  }

  static long number(String key, String text) {
    if (!text.matches("-?\\d{1,15}")) {
      throw wrong(key, text, "a whole number");
    }
    return Long.parseLong(text);
  }

  static long billionths(String key, String text) {
    if (!text.matches("\\d{1,6}(\\.\\d{1,9})?")) {
      throw wrong(key, text, "a number of processors");
    }
    return new BigDecimal(text).movePointRight(9).longValueExact();
  }

  /// `1h`, `1m30s`, `500ms`.
  static long nanoseconds(String key, String text) {
    var parts = TIME.matcher(text);
    long sum = 0;
    int end = 0;
    while (parts.find() && parts.start() == end) {
      end = parts.end();
      sum += Long.parseLong(parts.group(1)) * unit(parts.group(2));
    }
    if (text.isEmpty() || end != text.length()) {
      throw wrong(key, text, "a time, as in 1m30s");
    }
    return sum;
  }

  private static long unit(String name) {
    return switch (name) {
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      default -> 3_600_000_000_000L;
    };
  }

  /// `1770`.
  static long octal(String key, String text) {
    if (!text.matches("[0-7]{1,5}")) {
      throw wrong(key, text, "an octal number");
    }
    return Long.parseLong(text, 8);
  }

  /// `64m`, `1g`, `1024`.
  static long bytes(String key, String text) {
    var parts = BYTES.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw wrong(key, text, "bytes, as in 64m");
    }
    int shift =
        switch (parts.group(2)) {
          case "k" -> 10;
          case "m" -> 20;
          case "g" -> 30;
          default -> 0;
        };
    return Math.multiplyExact(Long.parseLong(parts.group(1)), 1L << shift);
  }

  /// `nofile=1024:2048`.
  static Json ulimit(String text) {
    var parts = ULIMIT.matcher(text);
    if (!parts.matches()) {
      throw wrong("ulimit", text, "name=soft[:hard]");
    }
    long soft = Long.parseLong(parts.group(2));
    long hard = parts.group(3) == null ? soft : Long.parseLong(parts.group(3));
    return Json.obj("Name", parts.group(1), "Soft", soft, "Hard", hard);
  }

  static IllegalArgumentException wrong(String key, String text, String allowed) {
    return new IllegalArgumentException(
        "Docker parameter '%s' is '%s'; allowed: %s".formatted(key, text, allowed));
  }
}
