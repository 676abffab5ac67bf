package io.mesocosm.playground.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Process 1 of a machine as the host sees it: when it goes, the kernel ends all others of the
/// machine, and its mounts and its network go with it.
///
/// @param identity boot of the host, process id and time of its start, so that nobody else's
///   process is ever taken for it
record Init(String identity, long pid) {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  // Of the fields behind the name, which is in parentheses and may hold anything.
  private static final int START_FIELD = 19;
  private static final long LOOK_AGAIN_MS = 5;
  private static final int POWER_OFF = 38;

  /// Empty when there is no such process.
  static Optional<Init> of(long pid) throws IOException {
    var process = Path.of("/proc", Long.toString(pid));
    try {
      var stat = Files.readString(process.resolve("stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      if (fields[0].equals("Z") || fields[0].equals("X")) {
        return Optional.empty();
      }
      var identity = "%s %d %s".formatted(Files.readString(BOOT).strip(), pid, fields[START_FIELD]);
      return Optional.of(new Init(identity, pid));
    } catch (IOException trouble) {
      // One that ends between opening and reading is "no such process".
      if (Files.exists(process)) {
        throw trouble;
      }
      return Optional.empty();
    }
  }

  /// The process that a file names; empty when it has ended.
  static Optional<Init> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return find(Files.readString(file).strip());
  }

  /// The process of that identity; empty when it has ended.
  static Optional<Init> find(String identity) throws IOException {
    var parts = identity.split(" ", -1);
    return parts.length == 3
        ? of(Long.parseLong(parts[1])).filter(init -> init.identity().equals(identity))
        : Optional.empty();
  }

  void write(Path file) throws IOException {
    Files.writeString(file, identity + "\n");
  }

  boolean isAlive() throws IOException {
    return of(pid).filter(this::equals).isPresent();
  }

  /// The machine's files as it sees them.
  Path root() {
    return Path.of("/proc", Long.toString(pid), "root");
  }

  /// Asks systemd to stop the machine.
  void powerOff() throws IOException, InterruptedException {
    if (isAlive()) {
      // The shell's own: the program is in a package that not every host has.
      Tool.run("sh", "-c", "kill -%d %d".formatted(POWER_OFF, pid));
    }
  }

  void kill() throws IOException {
    if (isAlive()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /// Whether it ended in time.
  boolean awaitEnd(Duration atMost) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + atMost.toNanos();
    while (isAlive()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(LOOK_AGAIN_MS);
    }
    return true;
  }
}
