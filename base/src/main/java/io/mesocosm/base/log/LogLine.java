package io.mesocosm.base.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/// One event a line: `2026-11-24T08:14:54.123Z INFO master event=agent-registered agent=…-S0`. The
/// stack of a cause follows, indented.
final class LogLine extends Formatter {
  private static final int MS_DIGITS = 3;

  @Override
  public String format(LogRecord entry) {
    var line = new StringBuilder(160);
    appendTime(entry.getInstant(), line);
    line.append(' ').append(level(entry.getLevel()));
    line.append(' ').append(component(entry.getLoggerName()));
    line.append(' ').append(formatMessage(entry).replace("\n", "\\n")).append('\n');
    if (entry.getThrown() != null) {
      var stack = new StringWriter();
      entry.getThrown().printStackTrace(new PrintWriter(stack));
      stack.toString().lines().forEach(part -> line.append("    ").append(part).append('\n'));
    }
    return line.toString();
  }

  /// Milliseconds always, so that lines stay in columns.
  private static void appendTime(Instant time, StringBuilder line) {
    var seconds = Instant.ofEpochSecond(time.getEpochSecond()).toString();
    var ms = Integer.toString(time.getNano() / 1_000_000);
    line.append(seconds, 0, seconds.length() - 1).append('.');
    line.append("0".repeat(MS_DIGITS - ms.length())).append(ms).append('Z');
  }

  private static String level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (value >= Level.WARNING.intValue()) {
      return "WARN";
    }
    return value >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }

  /// The last part of a logger's name: libraries are named by class.
  private static String component(String logger) {
    return logger == null || logger.isEmpty() ? "-" : logger.substring(logger.lastIndexOf('.') + 1);
  }
}
