package io.mesocosm.base.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/// Sets up logging of the whole process. Called by the program's start, before anything logs.
public final class Logs {
  /// Chatty libraries: their INFO is our DEBUG. Held, because the JDK forgets loggers nobody holds.
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("org.apache.zookeeper"), Logger.getLogger("org.apache.curator"));

  private Logs() {}

  /// Lines go to standard error.
  public static void configure(Level level) {
    configure(level, new LineHandler(new FileOutputStream(FileDescriptor.err), false));
  }

  /// Lines are appended to `file`, which `logrotate` may cut (`copytruncate`).
  ///
  /// @throws IOException when the file cannot be opened
  public static void configure(Level level, Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    var out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    configure(level, new LineHandler(out, true));
  }

  static void configure(Level level, LineHandler handler) {
    LogManager.getLogManager().reset();
    Logger.getLogger("").addHandler(handler);
    setLevel(level);
  }

  /// Changes how much is told from now on: an operator looks closer for a while.
  public static void setLevel(Level level) {
    var threshold = threshold(level);
    Logger.getLogger("").setLevel(threshold);
    boolean close = threshold.intValue() < java.util.logging.Level.INFO.intValue();
    for (var quiet : QUIET) {
      quiet.setLevel(close ? threshold : java.util.logging.Level.WARNING);
    }
  }

  private static java.util.logging.Level threshold(Level level) {
    return switch (level) {
      case ALL -> java.util.logging.Level.ALL;
      case TRACE -> java.util.logging.Level.FINER;
      case DEBUG -> java.util.logging.Level.FINE;
      case INFO -> java.util.logging.Level.INFO;
      case WARNING -> java.util.logging.Level.WARNING;
      case ERROR -> java.util.logging.Level.SEVERE;
      case OFF -> java.util.logging.Level.OFF;
    };
  }
}
