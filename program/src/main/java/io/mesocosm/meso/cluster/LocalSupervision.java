package io.mesocosm.meso.cluster;

import io.mesocosm.base.Fault;
import io.mesocosm.base.log.Logs;
import io.mesocosm.meso.cluster.lock.Interruption;
import io.mesocosm.meso.cluster.plan.ClusterFile;
import io.mesocosm.meso.cluster.plan.ClusterFolder;
import io.mesocosm.meso.supervisor.Backoff;
import io.mesocosm.meso.supervisor.Supervisor;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/// The supervisor's own process: it keeps the members of a cluster alive until it is told to end,
/// and then ends them; tasks run on.
public final class LocalSupervision {
  private LocalSupervision() {}

  /// Returns when the last member has ended.
  ///
  /// @param program `bin/meso` of the archive that the members run from
  public static void run(String name, Path program, Map<String, String> environment)
      throws IOException, InterruptedException {
    Logs.configure(Level.INFO);
    var folder = ClusterFolder.of(environment, name);
    var cluster =
        ClusterFile.read(folder)
            .orElseThrow(() -> new IOException("there is no cluster '%s'".formatted(name)));
    var members = new Members(cluster, folder, program, environment).all();
    try (var supervisor = Supervisor.start(folder.run(), members, Backoff.DEFAULT);
        var interruption = Interruption.guard()) {
      waitForEnd(supervisor, interruption);
    }
  }

  private static void waitForEnd(Supervisor supervisor, Interruption interruption)
      throws InterruptedException {
    try {
      supervisor.await();
    } catch (InterruptedException told) {
      if (!interruption.hasHappened()) {
        throw told;
      }
      supervisor.stop();
      awaitEnd(supervisor);
    } catch (ExecutionException failed) {
      throw new Fault("the supervisor stopped by itself", failed);
    }
  }

  private static void awaitEnd(Supervisor supervisor) throws InterruptedException {
    try {
      supervisor.await();
    } catch (ExecutionException failed) {
      throw new Fault("the supervisor stopped by itself", failed);
    }
  }
}
