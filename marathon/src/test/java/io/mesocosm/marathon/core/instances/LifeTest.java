package io.mesocosm.marathon.core.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.framework.model.Domain;
import io.mesocosm.framework.model.IpAddress;
import io.mesocosm.marathon.core.instances.Life.Fate;
import io.mesocosm.marathon.core.instances.Life.Happening;
import io.mesocosm.marathon.core.instances.Life.Happening.Dismissed;
import io.mesocosm.marathon.core.instances.Life.Happening.Doomed;
import io.mesocosm.marathon.core.instances.Life.Happening.ExpungeDue;
import io.mesocosm.marathon.core.instances.Life.Happening.InactiveDue;
import io.mesocosm.marathon.core.instances.Life.Happening.Launched;
import io.mesocosm.marathon.core.instances.Life.Happening.NotLaunched;
import io.mesocosm.marathon.core.instances.Life.Happening.Reported;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.InstanceId;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.marathon.model.live.Condition;
import io.mesocosm.marathon.model.live.Goal;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.Phase;
import io.mesocosm.marathon.model.live.Site;
import io.mesocosm.marathon.model.live.Task;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.testkit.junit.Matrix;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each phase of an instance against everything that can happen to it.
final class LifeTest {
  private static final Instant THEN = Instant.parse("2026-01-01T08:00:00Z");
  private static final Instant NOW = Instant.parse("2026-01-01T09:00:00Z");
  private static final Version VERSION = new Version(THEN);
  private static final InstanceId ID = new InstanceId(AppPath.of("/outyet"), new UUID(1, 2));
  private static final Site SITE =
      new Site(new AgentId("a"), "host", Domain.NONE, Attributes.NONE, "*", List.of(31_000));
  private static final Task TASK = Task.launched(ID.task(1), SITE, 0, List.of(), THEN);
  private static final Task RUNNING_TASK = TASK.startedAt(NOW);
  private static final List<IpAddress> ADDRESS = List.of(new IpAddress("10.0.0.7", "IPv4"));

  private static final Instance WAITING = Instance.scheduled(ID, VERSION, THEN);
  private static final Instance AGAIN = WAITING.again(VERSION, NOW);
  private static final Instance PROVISIONED = placed(TASK, Condition.PROVISIONED, THEN);
  private static final Instance RUNNING = placed(RUNNING_TASK, Condition.RUNNING, NOW);
  private static final Instance KILLING = placed(RUNNING_TASK, Condition.KILLING, NOW);
  private static final Instance SILENT = placed(RUNNING_TASK, Condition.UNREACHABLE, THEN);
  private static final Instance INACTIVE =
      placed(RUNNING_TASK, Condition.UNREACHABLE_INACTIVE, THEN);
  private static final Instance DYING =
      placed(RUNNING_TASK.asDoomed(), Condition.RUNNING, NOW).with(Goal.DECOMMISSIONED);

  private static Instance placed(Task task, Condition condition, Instant since) {
    return WAITING.with(new Phase.Placed(task, condition, since));
  }

  private static Reported told(Condition condition) {
    return new Reported(condition, NOW, List.of());
  }

  record Row(Instance before, Happening happening, Fate after) {}

  private static Fate lives(Instance instance) {
    return new Fate.Lives(instance);
  }

  static Stream<Row> matrix() {
    var ends = new Fate.Ends();
    return Stream.of(
        new Row(WAITING, new Launched(TASK), lives(placed(TASK, Condition.PROVISIONED, NOW))),
        new Row(WAITING, told(Condition.RUNNING), lives(WAITING)),
        new Row(WAITING, new Doomed(), lives(WAITING)),
        new Row(WAITING, new Dismissed(), ends),
        new Row(WAITING, new InactiveDue(), lives(WAITING)),
        new Row(WAITING, new ExpungeDue(), lives(WAITING)),
        new Row(WAITING, new NotLaunched(), lives(WAITING)),
        new Row(PROVISIONED, new Launched(TASK), lives(PROVISIONED)),
        new Row(PROVISIONED, new NotLaunched(), lives(AGAIN)),
        new Row(RUNNING, new NotLaunched(), lives(RUNNING)),
        new Row(PROVISIONED, told(Condition.STAGING), lives(placed(TASK, Condition.STAGING, NOW))),
        new Row(PROVISIONED, told(Condition.RUNNING), lives(RUNNING)),
        new Row(RUNNING, told(Condition.RUNNING), lives(RUNNING)),
        new Row(
            RUNNING,
            new Reported(Condition.RUNNING, NOW, ADDRESS),
            lives(placed(RUNNING_TASK.withAddresses(ADDRESS), Condition.RUNNING, NOW))),
        new Row(RUNNING, told(Condition.STAGING), lives(RUNNING)),
        new Row(RUNNING, told(Condition.KILLING), lives(KILLING)),
        new Row(KILLING, told(Condition.RUNNING), lives(KILLING)),
        new Row(RUNNING, told(Condition.FAILED), lives(AGAIN)),
        new Row(RUNNING, told(Condition.FINISHED), lives(AGAIN)),
        new Row(DYING, told(Condition.KILLED), ends),
        new Row(RUNNING, new Reported(Condition.UNREACHABLE, THEN, List.of()), lives(SILENT)),
        new Row(DYING, told(Condition.UNREACHABLE), ends),
        new Row(SILENT, told(Condition.UNREACHABLE), lives(SILENT)),
        new Row(SILENT, told(Condition.RUNNING), lives(RUNNING)),
        new Row(INACTIVE, told(Condition.RUNNING), lives(RUNNING)),
        new Row(SILENT, told(Condition.GONE), lives(AGAIN)),
        new Row(INACTIVE, told(Condition.GONE), ends),
        new Row(
            RUNNING, new Doomed(), lives(placed(RUNNING_TASK.asDoomed(), Condition.RUNNING, NOW))),
        new Row(SILENT, new Doomed(), lives(AGAIN)),
        new Row(RUNNING, new Dismissed(), lives(DYING)),
        new Row(SILENT, new Dismissed(), ends),
        new Row(SILENT, new InactiveDue(), lives(INACTIVE)),
        new Row(RUNNING, new InactiveDue(), lives(RUNNING)),
        new Row(SILENT, new ExpungeDue(), ends),
        new Row(INACTIVE, new ExpungeDue(), ends),
        new Row(RUNNING, new ExpungeDue(), lives(RUNNING)));
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void answers(Row row) {
    assertThat(Life.after(row.before(), row.happening(), NOW)).isEqualTo(row.after());
  }

  @Test
  void noPairIsMissing() {
    Matrix.of(Phase.class, Happening.class)
        .covers(
            matrix().map(row -> new Matrix.Row(row.before().phase(), row.happening())).toList());
  }
}
