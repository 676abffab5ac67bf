package io.mesocosm.bench;

import io.mesocosm.meso.cluster.Bringup;
import io.mesocosm.meso.cluster.Teardown;
import io.mesocosm.meso.cluster.plan.ClusterFolder;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.console.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A local cluster of the benchmark's own, in real processes; gone when it is closed.
final class BenchCluster implements AutoCloseable {
  private static final String NAME = "bench";

  private final Surroundings around;
  private final Bringup.Result result;

  private BenchCluster(Surroundings around, Bringup.Result result) {
    this.around = around;
    this.result = result;
  }

  /// @param demo whether it waits for the application's answer
  static BenchCluster up(Surroundings around, boolean demo)
      throws IOException, InterruptedException {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var request =
        new Bringup.Request(NAME, Optional.empty(), demo, around.program(), around.environment());
    var result = new Bringup(request, new Console(nowhere, nowhere, false)).run();
    return new BenchCluster(around, result);
  }

  Bringup.Result result() {
    return result;
  }

  ClusterFolder folder() {
    return ClusterFolder.of(around.environment(), NAME);
  }

  @Override
  public void close() throws IOException {
    try {
      new Teardown(folder()).run();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
