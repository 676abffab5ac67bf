package io.mesocosm.marathon;

import io.mesocosm.base.metrics.Metrics;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.core.instances.Tally;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/// The figures of a Marathon under the original's names. While it does not lead there is nothing to
/// count, and the gauges are left out.
final class MarathonMetrics {
  private final Metrics metrics;
  private final Supplier<Optional<MarathonState>> state;

  private MarathonMetrics(Metrics metrics, Supplier<Optional<MarathonState>> state) {
    this.metrics = metrics;
    this.state = state;
  }

  static void declare(Metrics metrics, Supplier<Optional<MarathonState>> state) {
    var figures = new MarathonMetrics(metrics, state);
    figures.gauge("apps.active", "apps", it -> it.tree().apps().size());
    figures.gauge("groups.active", "groups", it -> it.tree().groups().size());
    figures.gauge("deployments.active", "deployments under way", it -> it.deployments().size());
    figures.instances("instances.running", "running instances", Tally::running);
    figures.instances("instances.staged", "instances with a task not running yet", Tally::staged);
    figures.instances("instances.waiting", "instances without a task", Tally::waiting);
    figures.instances("instances.healthy", "instances healthy by all checks", Tally::healthy);
    figures.instances("instances.unhealthy", "instances failing a check", Tally::unhealthy);
  }

  private void instances(String name, String help, ToIntFunction<Tally> count) {
    gauge(
        name,
        help,
        it ->
            it.instances().apps().stream()
                .mapToInt(app -> count.applyAsInt(it.instances().tally(app)))
                .sum());
  }

  private void gauge(String name, String help, ToDoubleFunction<MarathonState> value) {
    metrics.gauge(
        "marathon." + name + ".gauge",
        help,
        () -> state.get().map(value::applyAsDouble).orElse(Double.NaN));
  }
}
