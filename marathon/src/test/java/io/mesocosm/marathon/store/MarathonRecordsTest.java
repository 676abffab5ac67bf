package io.mesocosm.marathon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.base.loops.JournalException;
import io.mesocosm.coordination.records.MemoryRecords;
import io.mesocosm.coordination.records.Stored;
import io.mesocosm.coordination.records.Write;
import io.mesocosm.framework.model.Domain;
import io.mesocosm.framework.model.IpAddress;
import io.mesocosm.marathon.core.Change;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.core.Replay;
import io.mesocosm.marathon.core.definitions.RootEdit;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.DeploymentId;
import io.mesocosm.marathon.model.Edit;
import io.mesocosm.marathon.model.Group;
import io.mesocosm.marathon.model.InstanceId;
import io.mesocosm.marathon.model.live.Action;
import io.mesocosm.marathon.model.live.Backoff;
import io.mesocosm.marathon.model.live.Condition;
import io.mesocosm.marathon.model.live.Deployment;
import io.mesocosm.marathon.model.live.DeploymentStep;
import io.mesocosm.marathon.model.live.Goal;
import io.mesocosm.marathon.model.live.Health;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.Phase;
import io.mesocosm.marathon.model.live.Readiness;
import io.mesocosm.marathon.model.live.RootChange;
import io.mesocosm.marathon.model.live.Site;
import io.mesocosm.marathon.model.live.Task;
import io.mesocosm.marathon.model.live.TaskFailure;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Attributes.Attribute;
import io.mesocosm.protocol.resources.Items;
import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.resources.Scalar;
import io.mesocosm.protocol.resources.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is stored is read as what it was.
final class MarathonRecordsTest {
  private static final Instant AT = Instant.parse("2026-01-01T08:00:00.123456Z");

  private final MemoryRecords records = new MemoryRecords();

  private MarathonState stored(List<Change> changes) throws Exception {
    var writes = new ArrayList<Write>();
    changes.forEach(change -> writes.addAll(MarathonRecords.writes(change)));
    records.commit(writes, records.claim());
    return MarathonRecords.read(records.readAll(), MarathonState.empty(1));
  }

  private static MarathonState replayed(List<Change> changes) {
    var state = MarathonState.empty(1);
    for (var change : changes) {
      state = Replay.apply(state, change);
    }
    return state;
  }

  private static List<Change> everything() {
    var app = FullApp.app();
    var group =
        new Group(
            AppPath.of("/shop"),
            new TreeSet<>(Set.of(AppPath.of("/base"))),
            FullApp.VERSION,
            Group.Roles.ENFORCED);
    var change =
        new RootChange(
            List.of(
                new Edit.Created<>(app),
                new Edit.Changed<>(app, app.withInstances(9)),
                new Edit.Removed<>(app)),
            List.of(
                new Edit.Created<>(group),
                new Edit.Changed<>(group, Group.empty(group.id(), FullApp.VERSION)),
                new Edit.Removed<>(group)));
    var id = new InstanceId(app.id(), new UUID(3, 4));
    var other = new InstanceId(app.id(), new UUID(5, 6));
    return List.of(
        new Change.GroupSaved(group),
        new Change.AppSaved(app),
        new Change.VersionSaved(app),
        new Change.RootSaved(new RootEdit(FullApp.VERSION, change)),
        new Change.InstanceSaved(Instance.scheduled(id, FullApp.VERSION, AT)),
        new Change.InstanceSaved(placed(other)),
        new Change.DeploymentSaved(
            new Deployment(
                new DeploymentId(new UUID(7, 8)),
                FullApp.VERSION,
                change,
                List.of(
                    new DeploymentStep(List.of(new Action(Action.Kind.STOP, app.id()))),
                    new DeploymentStep(List.of(new Action(Action.Kind.SCALE, app.id())))),
                1)),
        new Change.BackoffSaved(
            new Backoff(app.id(), FullApp.VERSION, Duration.ofMillis(1150), AT)),
        new Change.FailureSaved(
            new TaskFailure(
                app.id(),
                id.task(3),
                "TASK_FAILED",
                "exit 1",
                "host",
                new AgentId("a"),
                FullApp.VERSION,
                AT)),
        new Change.FrameworkSaved(new FrameworkId("fw")));
  }

  private static Instance placed(InstanceId id) {
    var site =
        new Site(
            new AgentId("agent"),
            "host",
            new Domain("r", "z"),
            new Attributes(
                List.of(
                    new Attribute("n", Scalar.of(1.5)),
                    new Attribute("r", Ranges.of(1, 3)),
                    new Attribute("s", new Items(new TreeSet<>(Set.of("a", "b")))),
                    new Attribute("t", new Value.Text("text")))),
            "web",
            List.of(31_000, 31_001));
    var task =
        new Task(
            id.task(2),
            site,
            AT,
            AT.plusSeconds(1),
            true,
            List.of(new IpAddress("10.0.0.1", "IPv4")),
            List.of(
                Health.UNKNOWN, Health.UNKNOWN.failed(AT, "refused").succeeded(AT.plusSeconds(3))),
            List.of(new Readiness("ready", true, AT, 200, "text/plain", "ok")));
    return Instance.scheduled(id, FullApp.VERSION, AT)
        .again(FullApp.VERSION, AT)
        .with(Goal.DECOMMISSIONED)
        .with(new Phase.Placed(task, Condition.RUNNING, AT.plusSeconds(1)));
  }

  @Test
  void everythingComesBack() throws Exception {
    assertThat(stored(everything())).isEqualTo(replayed(everything()));
  }

  @Test
  void everyKindOfAppComesBack() throws Exception {
    for (var app : FullApp.variants().values()) {
      List<Change> changes = List.of(new Change.AppSaved(app));
      assertThat(stored(changes).tree().app(app.id())).contains(app);
    }
  }

  @Test
  void whatIsGoneIsGone() throws Exception {
    var changes = new ArrayList<>(everything());
    var app = FullApp.app();
    changes.add(new Change.AppGone(app.id()));
    changes.add(new Change.VersionGone(app.id(), app.version()));
    changes.add(new Change.GroupGone(AppPath.of("/shop")));
    changes.add(new Change.RootGone(FullApp.VERSION));
    changes.add(new Change.InstanceGone(new InstanceId(app.id(), new UUID(3, 4))));
    changes.add(new Change.InstanceGone(new InstanceId(app.id(), new UUID(5, 6))));
    changes.add(new Change.DeploymentGone(new DeploymentId(new UUID(7, 8))));
    changes.add(new Change.BackoffGone(app.id()));
    changes.add(new Change.FailureGone(app.id()));
    var state = stored(changes);
    assertThat(state).isEqualTo(replayed(changes));
    assertThat(state.instances().all()).isEmpty();
  }

  @Test
  void aBrokenRecordIsNamed() throws Exception {
    var broken = new Stored(1, "{\"id\":3}".getBytes(StandardCharsets.UTF_8));
    records.commit(List.of(new Write.Put("apps", "/a", broken)), records.claim());
    assertThatThrownBy(() -> MarathonRecords.read(records.readAll(), MarathonState.empty(1)))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("/a")
        .hasMessageContaining("apps");
  }

  /// The first format, as it was written when it was made: it must stay readable.
  @Test
  void theFirstFormatStaysReadable() throws Exception {
    var sample =
        """
        {"id":"/a","instances":1,"spec":{"command":{"shell":"sleep 1"},\
        "needs":{"cpus":100,"mem":32000},"ports":{"networks":[{"mode":"HOST"}],\
        "definitions":[{"port":10000,"protocol":"tcp","name":"default"}]},\
        "placement":{"role":"*"},"checks":{},"policy":{"minimumHealth":1.0,"maximumOver":1.0,\
        "firstDelay":"PT1S","delayFactor":1.15,"maxDelay":"PT5M","unreachable":{},\
        "killSelection":"YOUNGEST_FIRST"}},"version":"2026-01-01T08:00:00.123Z",\
        "lastScalingAt":"2026-01-01T08:00:00.123Z","lastConfigChangeAt":"2026-01-01T08:00:00.123Z"}
        """;
    var record = new Stored(1, sample.getBytes(StandardCharsets.UTF_8));
    records.commit(List.of(new Write.Put("apps", "/a", record)), records.claim());
    var app =
        MarathonRecords.read(records.readAll(), MarathonState.empty(1))
            .tree()
            .app(AppPath.of("/a"))
            .orElseThrow();
    assertThat(app.spec().servicePorts()).containsExactly(10_000);
    assertThat(app.version()).isEqualTo(FullApp.VERSION);
  }
}
