package io.mesocosm.agent.link.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.link.LeaderFinder;
import io.mesocosm.base.Outcome;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.resources.Resources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a machine has, and who leads.
class DetectionTest {
  @TempDir private Path folder;

  private static Resources parse(String text) {
    return switch (Resources.parse(text, "*")) {
      case Outcome.Ok<Resources>(var resources) -> resources;
      case Outcome.Refused<Resources>(var refusals) -> throw new AssertionError(refusals);
    };
  }

  @Test
  void whatIsGivenWinsAndTheRestIsFound() throws Exception {
    var all = Detection.complete(parse("cpus:64;gpus:2;widgets:7"), "*", folder);
    assertThat(all.cpus().toDouble()).isEqualTo(64);
    assertThat(all.scalar("widgets").toDouble()).isEqualTo(7);
    assertThat(all.mem().isPositive()).isTrue();
    assertThat(all.disk().isPositive()).isTrue();
    assertThat(all.ranges("ports")).hasToString("[31000-32000]");
  }

  @Test
  void whatIsFoundBelongsToTheDefaultRole() throws Exception {
    var all = Detection.complete(parse("cpus:1"), "web", folder);
    assertThat(all.reservedTo("web").mem().isPositive()).isTrue();
  }

  @Test
  void leavesMemoryForTheMachine() {
    assertThat(Detection.memory(16_384)).isEqualTo(15_360);
    assertThat(Detection.memory(2048)).isEqualTo(1024);
    assertThat(Detection.memory(1000)).isEqualTo(500);
  }

  @Test
  void readsTheLeaderFromItsNode() {
    var info = "{\"hostname\":\"m\",\"pid\":\"master@10.0.0.1:5050\",\"port\":5050}";
    assertThat(LeaderFinder.pid(info.getBytes(StandardCharsets.UTF_8)))
        .contains(new Pid("master", "10.0.0.1", 5050));
    assertThat(LeaderFinder.pid("nonsense".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Optional.empty());
    assertThat(LeaderFinder.pid("{\"pid\":7}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Optional.empty());
  }
}
