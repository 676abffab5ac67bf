package io.mesocosm.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.master.MasterConfig.History;
import io.mesocosm.master.MasterConfig.Listen;
import io.mesocosm.master.MasterConfig.Offering;
import io.mesocosm.master.MasterConfig.Registry;
import io.mesocosm.master.MasterConfig.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MasterConfigTest {
  @Test
  void hasTheDefaultsOfTheOriginal() {
    var config = MasterConfig.DEFAULT;
    assertThat(config.listen().port()).isEqualTo(5050);
    assertThat(config.zk()).isEmpty();
    assertThat(config.zkSessionTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.watch())
        .isEqualTo(new Watch(Duration.ofSeconds(15), 5, Duration.ofMinutes(10)));
    assertThat(config.offering().offerTimeout()).isZero();
    assertThat(config.offering().keepGpus()).isTrue();
    assertThat(config.admission().rootSubmissions()).isTrue();
    assertThat(config.registry())
        .isEqualTo(new Registry(Duration.ofMinutes(15), Duration.ofDays(14), 102_400));
    assertThat(config.history()).isEqualTo(new History(50, 1000, 1000, 1000));
  }

  @Test
  void namesTheFlagThatIsWrong() {
    var minute = Duration.ofMinutes(1);
    wrong("--port", () -> new Listen("", 70_000, "", 0, "h"));
    wrong("--hostname", () -> new Listen("", 1, "", 0, " "));
    wrong("--agent_ping_timeout", () -> new Watch(Duration.ofMillis(1), 5, minute));
    wrong("--max_agent_ping_timeouts", () -> new Watch(minute, 0, minute));
    wrong("--agent_reregister_timeout", () -> new Watch(minute, 1, Duration.ZERO));
    wrong("--zk_session_timeout", () -> MasterConfig.DEFAULT.withZk("", Duration.ZERO));
    wrong(
        "--weights", () -> new Offering(Duration.ZERO, List.of(), true, Map.of("a", 0.0), minute));
    wrong("--registry_max_agent_age", () -> new Registry(minute, Duration.ZERO, 1));
    wrong("--max_completed_frameworks", () -> new History(-1, 1, 1, 1));
  }

  private static void wrong(String flag, ThrowingCallable making) {
    assertThatThrownBy(making)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(flag);
  }
}
