package io.mesocosm.agent.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.agent.Samples;
import io.mesocosm.agent.model.KillGrace;
import io.mesocosm.protocol.v1.ContainerInfo;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpecsTest {
  @Test
  void whoSaysNothingOfItsEndIsACommandOrAContainer() {
    var info = Samples.taskInfo("t", "true").toBuilder();
    assertThat(Specs.read(Samples.frameworkInfo(), info.build()).killGrace())
        .isEqualTo(new KillGrace.OfCommand());
    info.getContainerBuilder().setType(ContainerInfo.Type.DOCKER);
    assertThat(Specs.read(Samples.frameworkInfo(), info.build()).killGrace())
        .isEqualTo(new KillGrace.OfContainer());
    info.getKillPolicyBuilder().getGracePeriodBuilder().setNanoseconds(5);
    assertThat(Specs.read(Samples.frameworkInfo(), info.build()).killGrace())
        .isEqualTo(new KillGrace.Named(Duration.ofNanos(5)));
  }
}
