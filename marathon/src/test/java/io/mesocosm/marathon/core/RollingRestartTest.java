package io.mesocosm.marathon.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.marathon.core.deployments.RollingRestart;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.spec.Command;
import io.mesocosm.marathon.model.spec.Policy;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.testkit.junit.Seeds;
import io.mesocosm.testkit.time.Chance;
import io.mesocosm.testkit.time.Seed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The arithmetic of the upgrade strategy: Marathon 1.11's own examples, and the law under chance.
final class RollingRestartTest {
  private static App app(int instances, double min, double over) {
    var app = Story.app("/a", instances);
    return app.withSpec(
        app.spec().withPolicy(Policy.DEFAULT.withUpgrade(new Policy.Upgrade(min, over))));
  }

  @ParameterizedTest
  @CsvSource({
    "4, 1, 1, 8, 4",
    "4, 0.5, 0, 4, 2",
    "4, 1, 0, 5, 4",
    "4, 0, 0, 4, 0",
    "10, 0.8, 0.25, 12, 8",
    "1, 1, 0, 2, 1"
  })
  void staysWithinItsBounds(int n, double min, double over, int peak, int lowest) {
    var app = app(n, min, over);
    assertThat(RollingRestart.maxCapacity(app)).isEqualTo(peak);
    assertThat(RollingRestart.minHealthy(app)).isEqualTo(lowest);
  }

  @Seeds(60)
  void neverTakesAwayWhatKeepsTheMinimumAndComesToAnEnd(Seed seed) {
    var chance = new Chance(seed);
    var story = new Story();
    var app = app(1 + chance.below(8), chance.below(11) / 10.0, chance.below(11) / 10.0);
    story.create(app);
    story.settle();
    var now = story.current("/a");
    story.update(now.withSpec(now.spec().withCommand(Command.ofShell("other"))));
    for (var i = 0; i < 200; i++) {
      var before = story.tally("/a");
      something(story, chance);
      var after = story.tally("/a");
      // Whoever is doomed by us does not serve any more; what failed by itself was told before.
      if (after.dying() > before.dying()) {
        assertThat(serving(story))
            .as("kept up in round %d", i)
            .isGreaterThanOrEqualTo(Math.min(RollingRestart.minHealthy(app), before.serving()));
      }
      assertThat(after.all()).isLessThanOrEqualTo(RollingRestart.maxCapacity(app));
    }
    story.settle();
    assertThat(story.state().deployments().size()).isZero();
    assertThat(story.tally("/a").serving()).isEqualTo(app.instances());
  }

  private static long serving(Story story) {
    return story.instances("/a").stream().filter(one -> one.isServing() && one.isWanted()).count();
  }

  private static void something(Story story, Chance chance) {
    var tasks = story.tasks("/a");
    switch (chance.below(4)) {
      case 0 -> story.offer("host-" + chance.below(3));
      case 1 -> {
        if (!tasks.isEmpty()) {
          report(story, chance, tasks);
        }
      }
      case 2 -> story.pass(chance.between(Duration.ZERO, Duration.ofSeconds(20)));
      default ->
          story.instances("/a").stream()
              .flatMap(one -> one.task().stream())
              .filter(task -> task.doomed())
              .findFirst()
              .ifPresent(task -> story.reports(task.id(), TaskState.KILLED));
    }
  }

  private static void report(
      Story story, Chance chance, List<io.mesocosm.marathon.model.TaskId> tasks) {
    var states =
        List.of(
            TaskState.RUNNING,
            TaskState.RUNNING,
            TaskState.STARTING,
            TaskState.FAILED,
            TaskState.UNREACHABLE);
    story.reports(chance.pick(tasks), chance.pick(states));
  }
}
