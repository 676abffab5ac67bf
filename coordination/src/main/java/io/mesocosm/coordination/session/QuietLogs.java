package io.mesocosm.coordination.session;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Keeps the libraries' chatter out of the log: they tell each connection attempt at INFO, several
/// lines each, while what an operator needs of it is told by [ZkSession].
///
/// A level that was set for these names on purpose stays.
public final class QuietLogs {
  // Held, because the logging system forgets loggers (and their levels) that nobody holds.
  private static final List<Logger> LIBRARIES =
      List.of(Logger.getLogger("org.apache.zookeeper"), Logger.getLogger("org.apache.curator"));

  private QuietLogs() {}

  public static void ensure() {
    for (var library : LIBRARIES) {
      if (library.getLevel() == null) {
        library.setLevel(Level.SEVERE);
      }
    }
  }
}
