package io.mesocosm.playground.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.playground.wire.AnsibleLine.Failed;
import io.mesocosm.playground.wire.AnsibleLine.Other;
import io.mesocosm.playground.wire.AnsibleLine.Recap;
import io.mesocosm.playground.wire.AnsibleLine.Task;
import org.junit.jupiter.api.Test;

class AnsibleLineTest {
  @Test
  void aTaskBegins() {
    assertThat(AnsibleLine.of("TASK [docker : Install the engine] *************"))
        .isEqualTo(new Task("docker : Install the engine"));
  }

  @Test
  void aTaskFails() {
    assertThat(AnsibleLine.of("fatal: [lb]: FAILED! => {\"changed\": false, \"msg\": \"no\"}"))
        .isEqualTo(new Failed("lb", "no"));
    assertThat(AnsibleLine.of("fatal: [lb]: UNREACHABLE! => {\"msg\": \"no\"}"))
        .isEqualTo(new Failed("lb", "no"));
    assertThat(AnsibleLine.of("failed: [lb] (item=8080) => {\"msg\": \"no\"}"))
        .isEqualTo(new Failed("lb", "no"));
  }

  @Test
  void aTaskSaysWhyItFailedInLines() {
    assertThat(AnsibleLine.of("fatal: [lb]: FAILED! => {\"msg\": \"Its log ends:\\nno\\n\"}"))
        .isEqualTo(new Failed("lb", "Its log ends:\nno"));
  }

  @Test
  void aTaskFailsWithoutAWord() {
    assertThat(AnsibleLine.of("fatal: [lb]: FAILED! => {\"rc\": 1}"))
        .isEqualTo(new Failed("lb", "{\"rc\": 1}"));
    assertThat(AnsibleLine.of("fatal: [lb]: FAILED! => no JSON"))
        .isEqualTo(new Failed("lb", "no JSON"));
  }

  @Test
  void eachMachineHasALineAtTheEnd() {
    var fine = new Recap("mesos-agent-1", 23, 4, 0, 0);
    assertThat(
            AnsibleLine.of(
                "mesos-agent-1              : ok=23   changed=4    unreachable=0    failed=0    "
                    + "skipped=2    rescued=0    ignored=0   "))
        .isEqualTo(fine);
    assertThat(fine.isFine()).isTrue();
    assertThat(new Recap("lb", 1, 0, 1, 0).isFine()).isFalse();
    assertThat(new Recap("lb", 1, 0, 0, 1).isFine()).isFalse();
  }

  @Test
  void theRestIsPassedOver() {
    assertThat(AnsibleLine.of("ok: [lb]")).isEqualTo(new Other());
    assertThat(AnsibleLine.of("")).isEqualTo(new Other());
    assertThat(AnsibleLine.of("PLAY [Set agents up] ****")).isEqualTo(new Other());
  }
}
