package io.mesocosm.playground.link;

import io.mesocosm.base.Outcome;
import io.mesocosm.playground.model.Snapshot;
import io.mesocosm.playground.wire.SnapshotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where snapshots of one playground lie, and how files get there and back: whole folders with
/// owners, modes and extended attributes, in which an overlay notes what was deleted. On file
/// systems that can, copies share their blocks.
public final class SnapshotFolder {
  private static final String ABOUT = "snapshot.json";
  // What a boot makes anew: the overlay's own folders and what is known of the running machine.
  private static final List<String> NOT_KEPT =
      List.of("work", "root", "init", "made", "boot.log", "repeater", "repeater.log", "leaving");

  private final Folder folder;

  public SnapshotFolder(Folder folder) {
    this.folder = folder;
  }

  private Path all() {
    return folder.path().resolve("snapshots");
  }

  private Path of(String name) {
    return all().resolve(name);
  }

  // No snapshot is called so: what was interrupted is never taken for one.
  private Path begun(String name) {
    return all().resolve("." + name);
  }

  /// Oldest first.
  public List<Snapshot> list() throws IOException {
    if (!Files.isDirectory(all())) {
      return List.of();
    }
    var found = new ArrayList<Snapshot>();
    try (var folders = Files.list(all())) {
      for (var each : folders.toList()) {
        find(each.getFileName().toString()).ifPresent(found::add);
      }
    }
    found.sort(Comparator.comparing(Snapshot::created));
    return found;
  }

  /// Empty when there is none of that name.
  public Optional<Snapshot> find(String name) throws IOException {
    var about = of(name).resolve(ABOUT);
    if (name.startsWith(".") || !Files.exists(about)) {
      return Optional.empty();
    }
    return switch (SnapshotFile.read(Files.readString(about))) {
      case Outcome.Ok<Snapshot>(var snapshot) -> Optional.of(snapshot);
      case Outcome.Refused<Snapshot>(var why) ->
          throw new IOException(about + ": " + why.getFirst().text());
    };
  }

  /// The topology's file as it was.
  public Path topology(String name) {
    return of(name).resolve("topology.yaml");
  }

  /// An empty place for a new one. What was interrupted before goes.
  public void begin(String name) throws IOException, InterruptedException {
    clear();
    Files.createDirectories(begun(name).resolve("machines"));
    Files.copy(folder.topology(), begun(name).resolve("topology.yaml"));
  }

  /// Copies a machine, which stands still.
  public void copy(String name, String machine) throws IOException, InterruptedException {
    var to = begun(name).resolve("machines").resolve(machine);
    Files.createDirectory(to);
    copyAll(folder.machine(machine), to);
  }

  private static void copyAll(Path from, Path to) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("cp", "-a", "--reflink=auto"));
    try (var parts = Files.list(from)) {
      parts
          .filter(part -> !NOT_KEPT.contains(part.getFileName().toString()))
          .forEach(part -> command.add(part.toString()));
    }
    command.add(to + "/");
    Tool.run(command.toArray(String[]::new));
  }

  /// What the copies take on disk.
  public long bytes(String name) throws IOException, InterruptedException {
    var said = Tool.run("du", "-s", "--block-size=1", begun(name).toString());
    return Long.parseLong(said.substring(0, said.indexOf('\t')));
  }

  /// Now it is one.
  public void finish(Snapshot snapshot) throws IOException {
    var begun = begun(snapshot.name());
    Files.writeString(begun.resolve(ABOUT), SnapshotFile.text(snapshot));
    Files.move(begun, of(snapshot.name()));
  }

  public void abandon(String name) throws IOException, InterruptedException {
    removeTree(begun(name));
  }

  /// The files of a machine that has none; it can be booted then.
  void restore(String name, String machine) throws IOException, InterruptedException {
    var to = folder.machine(machine);
    Files.createDirectories(to);
    copyAll(of(name).resolve("machines").resolve(machine), to);
    Files.createFile(folder.made(machine));
  }

  private void clear() throws IOException, InterruptedException {
    if (Files.isDirectory(all())) {
      try (var folders = Files.newDirectoryStream(all(), ".*")) {
        for (var begun : folders) {
          removeTree(begun);
        }
      }
    }
  }

  public void remove(String name) throws IOException, InterruptedException {
    // Out of sight at once, so that nobody restores half of one.
    clear();
    Files.move(of(name), begun(name));
    removeTree(begun(name));
    if (list().isEmpty()) {
      removeTree(all());
    }
  }

  private static void removeTree(Path tree) throws IOException, InterruptedException {
    Tool.run("rm", "-rf", "--one-file-system", tree.toString());
  }
}
