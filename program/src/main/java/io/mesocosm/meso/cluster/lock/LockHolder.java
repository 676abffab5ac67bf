package io.mesocosm.meso.cluster.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Who holds the lock of a file, in words for people: its process and its command.
///
/// The kernel knows from the moment the lock is taken; what the holder writes into the file comes a
/// moment later, and is asked for where the kernel does not tell.
public record LockHolder(long pid) {
  private static final Path LOCKS = Path.of("/proc/locks");
  // 1: POSIX  ADVISORY  WRITE 3541 fd:01:1315327 0 EOF
  private static final int KIND = 1;
  private static final int PID = 4;
  private static final int PLACE = 5;

  static Optional<LockHolder> of(Path file) throws IOException {
    var inode = ":" + Files.getAttribute(file, "unix:ino");
    for (String line : locks()) {
      var words = line.strip().split("\\s+", -1);
      if (words.length > PLACE && words[KIND].equals("POSIX") && words[PLACE].endsWith(inode)) {
        return holder(words[PID]);
      }
    }
    return holder(Files.readString(file).strip());
  }

  private static List<String> locks() throws IOException {
    return Files.isReadable(LOCKS) ? Files.readAllLines(LOCKS) : List.of();
  }

  // Of a process outside this container the kernel says -1 or 0.
  private static Optional<LockHolder> holder(String pid) {
    return pid.matches("[1-9]\\d{0,9}")
        ? Optional.of(new LockHolder(Long.parseLong(pid)))
        : Optional.empty();
  }

  /// `process 3541: meso up --local`.
  @Override
  public String toString() {
    var command =
        ProcessHandle.of(pid)
            .flatMap(process -> process.info().arguments())
            .map(LockHolder::command)
            .orElse("");
    return command.isEmpty() ? "process " + pid : "process %d: %s".formatted(pid, command);
  }

  /// What was typed: our program is a Java archive, and what stands before it is for Java.
  static String command(String... arguments) {
    var words = List.of(arguments);
    int program = words.indexOf("-jar");
    return program < 0
        ? words.stream().collect(Collectors.joining(" "))
        : words.stream().skip(program + 2L).collect(Collectors.joining(" ", "meso ", "")).strip();
  }
}
