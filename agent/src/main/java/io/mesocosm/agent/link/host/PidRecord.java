package io.mesocosm.agent.link.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the shim noted about itself.
///
/// @param shim its pid
/// @param startTicks when it started; with `boot` it tells the shim from a later owner of its pid
/// @param task pid of the process that leads the task's session
public record PidRecord(long shim, long startTicks, long task, String boot) {
  private static final Pattern FORM = Pattern.compile("(\\d+) (\\d+) (\\d+) (\\S+)\\s*");

  /// Empty while there is none.
  public static Optional<PidRecord> read(Path records) throws IOException {
    String text;
    try {
      text = Files.readString(records.resolve("pid"));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IOException("%s/pid is no record of a shim: %s".formatted(records, text));
    }
    return Optional.of(
        new PidRecord(
            Long.parseLong(form.group(1)),
            Long.parseLong(form.group(2)),
            Long.parseLong(form.group(3)),
            form.group(4)));
  }

  public boolean isOfThisBoot() throws IOException {
    return boot.equals(Processes.bootId());
  }

  public boolean isShimAlive() throws IOException {
    return isOfThisBoot()
        && Processes.stat(shim)
            .filter(stat -> stat.startTicks() == startTicks && stat.isAlive())
            .isPresent();
  }
}
