package io.mesocosm.agent.link.launchers;

import io.mesocosm.agent.link.host.PidRecord;
import io.mesocosm.agent.model.runs.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The shim's notes of one run, as an agent reads them.
///
/// @param folder as the shim's first argument
public record RunRecords(Path folder) {
  /// Shells report the end by signal N as 128 + N.
  private static final int SIGNALLED = 128;

  private static final int LAST_SIGNAL = 64;

  boolean isStarted() {
    return Files.exists(folder.resolve("started"));
  }

  public Optional<PidRecord> pid() throws IOException {
    return PidRecord.read(folder);
  }

  Optional<ExitStatus> exit() throws IOException {
    try {
      int code = Integer.parseInt(Files.readString(folder.resolve("exit")).strip());
      return Optional.of(
          code > SIGNALLED && code <= SIGNALLED + LAST_SIGNAL
              ? new ExitStatus.Signal(code - SIGNALLED)
              : new ExitStatus.Code(code));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (NumberFormatException broken) {
      throw new IOException(folder + "/exit is no exit status", broken);
    }
  }

  /// Whether the task's session is still the one of this run: its number may belong to someone else
  /// once nobody of it is left.
  public boolean ownsSession(PidRecord pid) throws IOException {
    if (!pid.isOfThisBoot()) {
      return false;
    }
    var leader = ProcessHandle.of(pid.task()).flatMap(handle -> handle.info().startInstant());
    if (leader.isEmpty()) {
      return true;
    }
    var noted = Files.getLastModifiedTime(folder.resolve("pid")).toInstant();
    return leader.get().isBefore(noted.plusSeconds(2));
  }
}
