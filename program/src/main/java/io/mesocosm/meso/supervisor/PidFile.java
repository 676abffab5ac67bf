package io.mesocosm.meso.supervisor;

import io.mesocosm.base.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// A process, named so that a later process with the same number is not taken for it.
///
/// A number is used again after some time; together with the tick of its start it is unique until
/// the machine boots.
public record PidFile(long pid, long startTick) {
  // Field 22 of /proc/PID/stat; the name in field 2 may hold spaces, so count from its end.
  private static final int START_AFTER_NAME = 19;

  /// The process with this number that runs now; empty when there is none.
  public static Optional<PidFile> of(long pid) {
    var tick = startTick(pid);
    return tick.isPresent() ? Optional.of(new PidFile(pid, tick.getAsLong())) : Optional.empty();
  }

  private static OptionalLong startTick(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      var dead = fields[0].equals("Z") || fields[0].equals("X");
      return dead
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(fields[START_AFTER_NAME]));
    } catch (IOException gone) {
      return OptionalLong.empty();
    }
  }

  /// What was written there, when that very process still runs.
  public static Optional<PidFile> alive(Path file) throws IOException {
    return read(file).filter(written -> of(written.pid).equals(Optional.of(written)));
  }

  private static Optional<PidFile> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var words = Files.readString(file).strip().split(" ", -1);
    if (words.length != 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PidFile(Long.parseLong(words[0]), Long.parseLong(words[1])));
    } catch (NumberFormatException notOurs) {
      return Optional.empty();
    }
  }

  public void write(Path file) throws IOException {
    WholeFile.write(file, pid + " " + startTick + "\n");
  }
}
