package io.mesocosm.master.core;

import static io.mesocosm.master.core.Cluster.framework;
import static io.mesocosm.master.core.Cluster.pid;
import static io.mesocosm.master.core.Cluster.run;
import static io.mesocosm.master.core.Cluster.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.master.core.Input.AgentReport;
import io.mesocosm.master.core.messages.AgentOrder;
import io.mesocosm.master.core.messages.SchedulerCall;
import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.master.model.AgentRecord;
import io.mesocosm.master.model.AgentRecord.Standing;
import io.mesocosm.master.model.Framework.Presence;
import io.mesocosm.master.model.Status;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of a task that runs on an agent when something happens to the agent.
class RunningTaskTest {
  private static final String SIZE = "cpus:4;mem:2048";
  private final Cluster cluster = new Cluster();
  private final AgentId id = cluster.agent(1, SIZE);
  private final FrameworkId framework = cluster.subscribe(framework("a"));

  @BeforeEach
  void launches() {
    cluster.settle();
    cluster.launch(framework, run("t", id, "cpus:1;mem:32"));
  }

  @Test
  void losesAnAgentAfterFivePingsWithoutAnswer() {
    cluster.pass(Duration.ofSeconds(74));
    assertThat(cluster.state.agents().get(id)).isPresent();
    cluster.pass(Duration.ofSeconds(1));

    assertThat(cluster.state.agents().standing(id)).contains(Standing.UNREACHABLE);
    assertThat(cluster.statesHeard(framework)).containsExactly(TaskState.UNREACHABLE);
    assertThat(cluster.heard(framework)).contains(new SchedulerEvent.Failure(id, null, 0));
    assertThat(cluster.state.tasks().of(framework).unreachable().has(new TaskId("t"))).isTrue();
  }

  @Test
  void takesAnUnreachableAgentBackWithItsTasks() {
    cluster.report(framework, "t", TaskState.RUNNING, new UUID(3, 3));
    var task = cluster.task(framework, "t");
    cluster.pass(Duration.ofSeconds(80));

    cluster.returns(id, 1, SIZE, List.of(task));

    assertThat(cluster.state.agents().standing(id)).contains(Standing.ADMITTED);
    assertThat(cluster.statesHeard(framework)).containsExactly(TaskState.RUNNING);
    assertThat(cluster.task(framework, "t").state()).isEqualTo(TaskState.RUNNING);
    assertThat(cluster.state.tasks().of(framework).unreachable().size()).isZero();
  }

  @Test
  void asksAReturningAgentForTasksThatItDoesNotName() {
    var task = cluster.task(framework, "t");

    cluster.returns(id, 1, SIZE, List.of());

    assertThat(cluster.ordered())
        .contains(
            new AgentOrder.Reregistered(
                id,
                Duration.ofSeconds(75),
                List.of(new AgentOrder.Missing(task.key(), id, TaskState.STAGING))));
  }

  @Test
  void passesOnAKillWhenTheAgentIsBack() {
    var task = cluster.task(framework, "t");
    cluster.put(new Input.LinkBroken(pid(1)));
    cluster.call(framework, new SchedulerCall.Kill(task.id(), null, null));
    assertThat(cluster.ordered()).isEmpty();

    cluster.returns(id, 1, SIZE, List.of(task));

    assertThat(cluster.ordered()).anyMatch(AgentOrder.Kill.class::isInstance);
    assertThat(cluster.state.agents().get(id).orElseThrow().kills().isEmpty()).isTrue();
  }

  @Test
  void learnsFrameworksAndTasksOfAFormerReignFromAgents() {
    var task = cluster.task(framework, "t");
    var record = new AgentRecord(id, Standing.ADMITTED, cluster.now(), Cluster.cargo(SIZE));
    var next = new Cluster(List.of(record), Cluster.settings());

    next.returns(id, 1, SIZE, List.of(task));

    assertThat(next.state.frameworks().get(framework).orElseThrow().presence())
        .isEqualTo(new Presence.Recovered());
    assertThat(next.task(framework, "t")).isEqualTo(task);
    assertThat(next.isArmed(new Timer.Failover(framework))).isFalse();
    assertThat(next.changes).isEmpty();

    next.subscribe(framework("a"), framework);
    assertThat(next.ordered()).anyMatch(AgentOrder.UpdateFramework.class::isInstance);
  }

  @Test
  void forwardsWhatAnAgentStillHasToSayFromAFormerReign() {
    var uuid = new UUID(7, 7);
    var starting = new Status.Heard(TaskState.STARTING, uuid, Cluster.cargo("starting"));
    var task = cluster.task(framework, "t").with(starting, TaskState.STARTING);
    var record = new AgentRecord(id, Standing.ADMITTED, cluster.now(), Cluster.cargo(SIZE));
    var next = new Cluster(List.of(record), Cluster.settings());

    next.returns(id, 1, SIZE, List.of(task));
    next.subscribe(framework("a"), framework);
    next.report(framework, "t", TaskState.STARTING, uuid);

    assertThat(next.statesHeard(framework)).containsExactly(TaskState.STARTING);
  }

  @Test
  void shutsAGoneAgentDown() {
    cluster.put(new Input.GoneRequested(1, id));

    assertThat(cluster.statesHeard(framework)).containsExactly(TaskState.GONE_BY_OPERATOR);
    assertThat(cluster.ordered()).anyMatch(AgentOrder.Shutdown.class::isInstance);
    cluster.put(
        new Input.AgentReregistering(
            id, pid(1), spec(SIZE), new AgentReport(List.of(), List.of(), new LinkedHashMap<>())));
    assertThat(cluster.ordered()).allMatch(AgentOrder.Shutdown.class::isInstance).hasSize(1);
  }

  @Test
  void forgetsAnAgentThatSaysGoodbye() {
    cluster.put(new Input.AgentLeaving(id, pid(1)));

    assertThat(cluster.statesHeard(framework)).containsExactly(TaskState.LOST);
    assertThat(cluster.changes).contains(new Change.AgentForgotten(id));
    assertThat(cluster.state.agents().standing(id)).isEmpty();
  }
}
