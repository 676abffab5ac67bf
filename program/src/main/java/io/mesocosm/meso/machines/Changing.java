package io.mesocosm.meso.machines;

import io.mesocosm.meso.cluster.lock.ClusterLock;
import io.mesocosm.meso.cluster.lock.Interruption;
import io.mesocosm.meso.cluster.plan.ClusterFolder;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import io.mesocosm.playground.link.Privilege;
import io.mesocosm.playground.link.Strays;
import java.io.IOException;
import java.nio.file.Files;

/// How machines are changed: by root, by one command at a time, and so that Ctrl-C leaves them in
/// order.
///
/// @param folder of the machines; may not exist yet
record Changing(ClusterFolder folder, Console console) {

  /// Another command that changes them is refused meanwhile. Ctrl-C interrupts it, and the process
  /// lives on until it has tidied up. What an earlier command left running when it was killed is
  /// ended first.
  void run(Machines.Change change) throws IOException, InterruptedException {
    var lacking = Privilege.lacking();
    if (lacking.isPresent()) {
      throw CommandFailedException.trouble(
          lacking.get() + "; meso up --local needs neither root nor machines");
    }
    // The process ends as soon as it is not guarded any more: all has to be tidy by then.
    try (var lock = ClusterLock.take(folder);
        var interruption = Interruption.guard()) {
      try {
        Strays.end();
        change.run();
      } catch (InterruptedException stop) {
        tell();
        throw stop;
      } catch (IOException | CommandFailedException trouble) {
        if (!interruption.hasHappened()) {
          throw trouble;
        }
        // What was ended on the way complains, and that is no news.
        tell();
        throw new InterruptedException();
      } finally {
        if (!Files.exists(folder.path())) {
          lock.forget();
        }
      }
    }
  }

  private void tell() {
    var flag = CommonFlags.nameFlag(folder.name());
    console.note(
        Files.exists(folder.path())
            ? "meso: ended before it was done; meso up%1$s goes on from here, meso destroy -f%1$s removes the machines"
                .formatted(flag)
            : "meso: ended before it was done; nothing was left behind");
  }
}
