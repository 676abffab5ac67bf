package io.mesocosm.base.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @AfterEach
  void backToStandardError() {
    Logs.configure(Level.INFO);
  }

  private static LogRecord entry(java.util.logging.Level level, String message) {
    var entry = new LogRecord(level, message);
    entry.setLoggerName("io.example.Leader");
    entry.setInstant(Instant.parse("2026-11-24T08:14:05.007Z"));
    return entry;
  }

  private String written(LogRecord entry) {
    new LineHandler(out, true).publish(entry);
    return out.toString(UTF_8);
  }

  @Test
  void areOneLineAnEvent() {
    assertThat(written(entry(java.util.logging.Level.WARNING, "event=lost agent=a-S0\nmore")))
        .isEqualTo("2026-11-24T08:14:05.007Z WARN Leader event=lost agent=a-S0\\nmore\n");
  }

  @Test
  void showWhereATroubleCameFrom() {
    var entry = entry(java.util.logging.Level.SEVERE, "event=failed");
    entry.setThrown(new IllegalStateException("why"));
    assertThat(written(entry).lines())
        .startsWith(
            "2026-11-24T08:14:05.007Z ERROR Leader event=failed",
            "    java.lang.IllegalStateException: why")
        .allMatch(line -> line.startsWith("2026") || line.startsWith("    "));
  }

  @Test
  void tellNoMoreThanAsked() {
    Logs.configure(Level.INFO, new LineHandler(out, true));
    var logger = System.getLogger("http");
    logger.log(Level.DEBUG, "event=hidden");
    logger.log(Level.INFO, "event=shown");
    Logs.setLevel(Level.DEBUG);
    logger.log(Level.DEBUG, "event=closer");
    assertThat(out.toString(UTF_8).lines())
        .satisfiesExactly(
            first -> assertThat(first).endsWith(" INFO http event=shown"),
            second -> assertThat(second).endsWith(" DEBUG http event=closer"));
  }
}
