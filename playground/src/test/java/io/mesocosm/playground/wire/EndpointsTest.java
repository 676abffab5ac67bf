package io.mesocosm.playground.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.mesocosm.playground.model.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointsTest {
  @Test
  void theSeedAnswersWhereItsPagesAre() {
    assertThat(new Endpoints(Topology.SEED).variables())
        .containsExactly(
            entry("MESO_MASTER", "http://10.0.15.101:5050"),
            entry("MESO_MARATHON", "http://10.0.15.101:8080"),
            entry("MESO_ZK", "zk://10.0.15.101:2181/mesos"),
            entry("MESO_AGENT_1", "http://10.0.15.201:5051"),
            entry("MESO_AGENT_2", "http://10.0.15.202:5051"));
  }

  @Test
  void withoutAMasterNothingAnswers() {
    var groups = List.of(Topology.SEED.groups().getFirst());
    assertThat(new Endpoints(new Topology(Topology.SEED.network(), groups)).variables()).isEmpty();
  }
}
