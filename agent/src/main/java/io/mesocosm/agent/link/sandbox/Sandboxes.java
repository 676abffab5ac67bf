package io.mesocosm.agent.link.sandbox;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.Command;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.agent.wire.WorkDir;
import io.mesocosm.base.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The folders of tasks: made before a task, filled with what it asks for, removed long after it.
public final class Sandboxes {
  private final WorkDir work;
  private final Users users;
  private final Fetcher fetcher;

  public Sandboxes(WorkDir work, Users users, Fetcher fetcher) {
    this.work = work;
    this.users = users;
    this.fetcher = fetcher;
  }

  /// Makes the sandbox and fetches into it; doing it again does no harm.
  public void prepare(RunPlace place, Task task) throws IOException, InterruptedException {
    var command = task.spec().command();
    users.check(command.user());
    var shortage = Room.shortage(work.root());
    if (shortage.isPresent()) {
      throw new LaunchException(
          "Cannot make the sandbox of task '%s', %s: %s"
              .formatted(task.key().task(), work.sandbox(place), shortage.get()));
    }
    var sandbox = Files.createDirectories(work.sandbox(place));
    touch(sandbox.resolve("stdout"));
    touch(sandbox.resolve("stderr"));
    pointLatest(sandbox);
    fetch(command, sandbox);
    users.give(sandbox, command.user());
  }

  private void fetch(Command command, Path sandbox) throws IOException, InterruptedException {
    if (command.uris().isEmpty()) {
      return;
    }
    boolean all = false;
    try {
      for (Command.Uri uri : command.uris()) {
        fetch(uri, sandbox, command.user());
      }
      all = true;
    } finally {
      fetcher.count(all);
    }
  }

  private void fetch(Command.Uri uri, Path sandbox, String user)
      throws IOException, InterruptedException {
    try {
      fetcher.fetch(uri, sandbox, user);
    } catch (IOException failure) {
      var why = "Failed to fetch '%s': %s".formatted(uri.value(), Room.words(failure, sandbox));
      tell(sandbox.resolve("stderr"), why);
      throw new LaunchException(why, failure);
    }
  }

  private static void tell(Path stderr, String why) {
    try {
      Files.writeString(stderr, why + "\n", CREATE, APPEND);
    } catch (IOException full) {
      // The status says it too; there may be no room for a copy.
      System.getLogger(Sandboxes.class.getName())
          .log(System.Logger.Level.DEBUG, () -> "not_told file=" + stderr + " why=" + full);
    }
  }

  private static void touch(Path file) throws IOException {
    Files.write(file, new byte[0], CREATE, APPEND);
  }

  private static void pointLatest(Path sandbox) throws IOException {
    var latest = sandbox.resolveSibling("latest");
    var fresh = sandbox.resolveSibling("latest.new-" + sandbox.getFileName());
    Files.deleteIfExists(fresh);
    Files.createSymbolicLink(fresh, sandbox);
    Files.move(fresh, latest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Removes the sandbox and the records of a run, and the folders above that are then empty.
  public void remove(RunPlace place) throws IOException {
    removeRun(work.sandbox(place));
    removeRun(work.records(place));
  }

  private static void removeRun(Path run) throws IOException {
    FileTree.remove(run);
    var runs = run.getParent();
    if (runs == null) {
      return;
    }
    var latest = runs.resolve("latest");
    if (Files.isSymbolicLink(latest) && !Files.exists(latest)) {
      Files.deleteIfExists(latest);
    }
    // runs, the executor, executors, the framework
    var folder = runs;
    for (int up = 0; up < 4 && folder != null && isEmpty(folder); up++) {
      Files.deleteIfExists(folder);
      folder = folder.getParent();
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var inside = Files.newDirectoryStream(folder)) {
      return !inside.iterator().hasNext();
    }
  }
}
