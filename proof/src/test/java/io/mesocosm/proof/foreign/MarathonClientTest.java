package io.mesocosm.proof.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.Agent;
import io.mesocosm.coordination.server.EmbeddedZooKeeper;
import io.mesocosm.coordination.server.EmbeddedZooKeeperConfig;
import io.mesocosm.marathon.Marathon;
import io.mesocosm.master.Master;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `com.mesosphere:marathon-client:0.6.3` against our Marathon, with our master and agent below it.
final class MarathonClientTest {
  @TempDir private Path folder;

  @Test
  void createsScalesListsAndDeletesAnApp() throws Exception {
    var keeper = EmbeddedZooKeeperConfig.of(folder.resolve("zookeeper"), "127.0.0.1", 0);
    try (var zookeeper = EmbeddedZooKeeper.start(keeper);
        var master = Master.start(Nodes.master(), Nodes.UNEXPECTED);
        var _ = Agent.start(Nodes.agent(master.url(), folder), Nodes.UNEXPECTED);
        var marathon =
            Marathon.start(
                Nodes.marathon(master.url(), zookeeper.url("/marathon")), Nodes.UNEXPECTED)) {
      var said =
          new ForeignProgram("MarathonTour.java", "marathon-client")
              .run(folder, "http://127.0.0.1:" + marathon.port());
      assertThat(said)
          .containsSubsequence(
              "created", "running", "scaled", "listed", "refused", "restarted", "deleted", "gone");
    }
  }
}
