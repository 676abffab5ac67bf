package io.mesocosm.base.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.mesocosm.base.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Metrics metrics = new Metrics();

  @Test
  void givesFiguresThatAreKnownInTheOrderOfNames() {
    metrics.gauge("master/elected", "whether we lead", () -> 1);
    metrics.gauge("master/unknown", "not known yet", () -> Double.NaN);
    metrics.counter("master/dropped_messages", "messages").add(3);
    metrics.counter("master/dropped_messages", "messages").increment();
    assertThat(metrics.values())
        .containsExactly(entry("master/dropped_messages", 4.0), entry("master/elected", 1.0));
  }

  @Test
  void givesStatisticsOfATimer() {
    var timer = metrics.timer("registrar/state_store_ms", "store");
    assertThat(metrics.values()).isEmpty();
    for (int ms = 1; ms <= 11; ms++) {
      timer.record(Duration.ofMillis(ms));
    }
    assertThat(metrics.values())
        .containsEntry("registrar/state_store_ms", 11.0)
        .containsEntry("registrar/state_store_ms/count", 11.0)
        .containsEntry("registrar/state_store_ms/min", 1.0)
        .containsEntry("registrar/state_store_ms/max", 11.0)
        .containsEntry("registrar/state_store_ms/p50", 6.0)
        .containsEntry("registrar/state_store_ms/p95", 10.5)
        .hasSize(10);
  }

  @Test
  void remembersTheLastThousandOnly() {
    var timer = metrics.timer("t_ms", "time");
    for (int ms = 1; ms <= 1500; ms++) {
      timer.record(Duration.ofMillis(ms));
    }
    assertThat(metrics.values())
        .containsEntry("t_ms/count", 1000.0)
        .containsEntry("t_ms/min", 501.0);
  }

  @Test
  void speaksOpenMetrics() {
    metrics.counter("master/a.b", "all \"of\" them").add(2);
    metrics.gauge("master/g", "now", () -> Double.POSITIVE_INFINITY);
    metrics.timer("t_ms", "time").record(Duration.ofMillis(4));
    assertThat(metrics.openMetrics("mesos"))
        .isEqualTo(
            """
            # TYPE mesos_master_a_b counter
            # HELP mesos_master_a_b all \\"of\\" them
            mesos_master_a_b_total 2
            # TYPE mesos_master_g gauge
            # HELP mesos_master_g now
            mesos_master_g +Inf
            # TYPE mesos_t_ms summary
            # HELP mesos_t_ms time
            mesos_t_ms{quantile="0.5"} 4.0
            mesos_t_ms{quantile="0.9"} 4.0
            mesos_t_ms{quantile="0.95"} 4.0
            mesos_t_ms{quantile="0.99"} 4.0
            mesos_t_ms{quantile="0.999"} 4.0
            mesos_t_ms{quantile="0.9999"} 4.0
            mesos_t_ms_count 1
            mesos_t_ms_sum 4.0
            # EOF
            """);
  }

  @Test
  void watchesALoop() {
    var watch = metrics.<Integer, Integer, Integer, Integer>loop("master");
    watch.started(() -> 7);
    watch.published(0, 3, 2_000_000, 1_000_000);
    assertThat(metrics.values())
        .containsEntry("loop/master/inbox", 7.0)
        .containsEntry("loop/master/inputs", 3.0)
        .containsEntry("loop/master/step_ms", 2.0)
        .containsEntry("loop/master/commit_ms", 1.0)
        .containsEntry("loop/master/faults", 0.0);
  }

  @Test
  void refusesTwoKindsOfOneName() {
    metrics.counter("x", "count");
    assertThatThrownBy(() -> metrics.timer("x", "time")).isInstanceOf(Fault.class);
  }
}
