package io.mesocosm.playground.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Lets all processes of a machine stand still: the freezer of control groups, in version 1 or 2.
final class Freezer {
  // A process that waits for a disk stands still only when the disk has answered.
  private static final Duration UNTIL_FROZEN = Duration.ofSeconds(30);
  private static final long LOOK_AGAIN_MS = 5;

  private final Folder folder;

  Freezer(Folder folder) {
    this.folder = folder;
  }

  /// How one version is told, and how it says what came of it.
  private enum Version {
    ONE("freezer.state", "FROZEN", "THAWED", "freezer.state", "FROZEN"),
    TWO("cgroup.freeze", "1", "0", "cgroup.events", "frozen 1");

    private final String switchFile;
    private final String on;
    private final String off;
    private final String stateFile;
    private final String frozen;

    Version(String switchFile, String on, String off, String stateFile, String frozen) {
      this.switchFile = switchFile;
      this.on = on;
      this.off = off;
      this.stateFile = stateFile;
      this.frozen = frozen;
    }
  }

  /// @param group of the machine, in the hierarchy that can freeze it
  private record Freezable(Path group, Version version) {
    void turn(boolean on) throws IOException {
      Files.writeString(group.resolve(version.switchFile), on ? version.on : version.off);
    }

    boolean isFrozen() throws IOException {
      return Files.readString(group.resolve(version.stateFile)).contains(version.frozen);
    }
  }

  private Optional<Freezable> find(String machine) throws IOException {
    for (var version : Version.values()) {
      for (var hierarchy : Groups.hierarchies()) {
        var group = hierarchy.resolve(folder.group() + "/" + machine);
        if (Files.exists(group.resolve(version.switchFile))) {
          return Optional.of(new Freezable(group, version));
        }
      }
    }
    return Optional.empty();
  }

  boolean isFrozen(String machine) throws IOException {
    var found = find(machine);
    return found.isPresent() && found.get().isFrozen();
  }

  /// Returns when all of it stands still.
  ///
  /// @throws IOException when the kernel cannot
  void freeze(String machine) throws IOException, InterruptedException {
    var found =
        find(machine)
            .orElseThrow(() ->
                new IOException(
                    machine + ": the kernel has no control group that can freeze processes"));
    found.turn(true);
    var deadline = System.nanoTime() + UNTIL_FROZEN.toNanos();
    while (!found.isFrozen()) {
      if (System.nanoTime() > deadline) {
        found.turn(false);
        throw new IOException(machine + ": some processes did not stand still");
      }
      Thread.sleep(LOOK_AGAIN_MS);
    }
  }

  /// Nothing happens to a machine that does not stand still.
  void thaw(String machine) throws IOException {
    var found = find(machine);
    if (found.isPresent()) {
      found.get().turn(false);
    }
  }
}
