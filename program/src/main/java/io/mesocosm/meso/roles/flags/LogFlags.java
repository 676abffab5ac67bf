package io.mesocosm.meso.roles.flags;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.log.Logs;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// How much a role tells, and where.
public final class LogFlags {
  private final String file;
  private final Flag<String> level;
  private final Flag<String> dir;

  /// @param file name without its ending, in `--log_dir`
  public LogFlags(Flags flags, String file) {
    this.file = file;
    level =
        flags.choice(
            "logging_level",
            "INFO",
            List.of("TRACE", "DEBUG", "INFO", "WARN", "WARNING", "ERROR"),
            "how much is told");
    dir = flags.text("log_dir", "", "folder of the log; empty: standard error");
  }

  public void apply(Settings settings) throws IOException {
    var told = settings.get(level).toUpperCase(Locale.ROOT);
    var threshold = told.equals("WARN") ? Level.WARNING : Level.valueOf(told);
    if (dir(settings).isEmpty()) {
      Logs.configure(threshold);
    } else {
      Logs.configure(threshold, Path.of(dir(settings), file + ".log"));
    }
  }

  /// Empty for none.
  public String dir(Settings settings) {
    return settings.get(dir);
  }
}
