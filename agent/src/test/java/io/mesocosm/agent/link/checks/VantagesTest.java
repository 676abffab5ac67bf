package io.mesocosm.agent.link.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.Samples;
import io.mesocosm.agent.link.docker.Engine;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.Lodging;
import io.mesocosm.agent.wire.WorkDir;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.ContainerInfo.DockerInfo.Network;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where to look from when there are no rights to look inside.
class VantagesTest {
  private static Task task(Network network, String... addresses) {
    var info = Samples.taskInfo("t", "true").toBuilder();
    info.getContainerBuilder()
        .setType(ContainerInfo.Type.DOCKER)
        .getDockerBuilder()
        .setImage("box:1")
        .setNetwork(network);
    var ordered =
        Task.ordered(Samples.spec("t", "true"), Samples.container("t"), Cargo.of(info.build()));
    return ordered.in(new Lodging("", List.of(addresses), ""));
  }

  @Test
  void aTaskWithAnAddressIsLookedAtThere() {
    assertThat(Vantages.byAddress(task(Network.BRIDGE, "172.30.0.2")))
        .isEqualTo(new Vantage.Outside("172.30.0.2"));
  }

  @Test
  void aTaskOnTheMachinesNetworkIsLookedAtHere() {
    assertThat(Vantages.byAddress(task(Network.HOST))).isEqualTo(new Vantage.Here());
  }

  @Test
  void nothingIsSeenOfATaskWithoutEither() {
    assertThat(Vantages.byAddress(task(Network.NONE))).isInstanceOf(Vantage.Nowhere.class);
  }

  @Test
  void nothingIsSeenWhileTheEngineIsAway(@TempDir Path folder) throws Exception {
    var task = task(Network.BRIDGE, "172.30.0.2");
    var vantages = new Vantages(new WorkDir(folder), new Engine(folder.resolve("no-engine")));
    assertThat(vantages.of(task.place(new AgentId("m-S0")), task))
        .isInstanceOf(Vantage.Nowhere.class);
  }
}
