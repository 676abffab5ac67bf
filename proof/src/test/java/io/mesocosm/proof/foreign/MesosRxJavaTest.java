package io.mesocosm.proof.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.Agent;
import io.mesocosm.master.Master;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `com.mesosphere.mesos.rx.java:mesos-rxjava-protobuf-client:0.1.1` against our master and agent.
final class MesosRxJavaTest {
  @TempDir private Path folder;

  @Test
  void launchesAndKillsATask() throws Exception {
    try (var master = Master.start(Nodes.master(), Nodes.UNEXPECTED);
        var _ = Agent.start(Nodes.agent(master.url(), folder), Nodes.UNEXPECTED)) {
      var said =
          new ForeignProgram("RxTask.java", "mesos-rxjava")
              .run(folder, master.url() + "/api/v1/scheduler");
      assertThat(said)
          .containsSubsequence("SUBSCRIBED", "TASK_STARTING", "TASK_RUNNING", "TASK_KILLED");
    }
  }
}
