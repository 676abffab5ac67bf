package io.mesocosm.master.core;

import static io.mesocosm.master.core.Cluster.accept;
import static io.mesocosm.master.core.Cluster.framework;
import static io.mesocosm.master.core.Cluster.resources;
import static io.mesocosm.master.core.Cluster.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.master.core.messages.AgentOrder;
import io.mesocosm.master.core.messages.Answer;
import io.mesocosm.master.core.messages.SchedulerCall;
import io.mesocosm.master.core.messages.SchedulerCall.Operation;
import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.Capability;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SchedulerRulesTest {
  private static final String SIZE = "cpus:4;mem:2048;ports:[31000-31099]";
  private static final UUID U1 = new UUID(1, 1);
  private static final UUID U2 = new UUID(2, 2);
  private final Cluster cluster = new Cluster();

  private AgentId agent;
  private FrameworkId framework;

  private void offered() {
    agent = cluster.agent(1, SIZE);
    framework = cluster.subscribe(framework("a"));
    cluster.settle();
  }

  SchedulerRulesTest() {
    offered();
  }

  @Test
  void greetsWithIdAndHeartbeatAndThenOffersTheWholeAgent() {
    var other = cluster.subscribe(framework("b").roles("test"));

    assertThat(other).isEqualTo(new FrameworkId(Cluster.MASTER + "-0001"));
    assertThat(cluster.heard(other))
        .containsExactly(new SchedulerEvent.Subscribed(other), new SchedulerEvent.Heartbeat());
    var offer = cluster.offers(framework).getFirst();
    assertThat(offer.id()).isEqualTo(new OfferId(Cluster.MASTER + "-O0"));
    assertThat(offer.resources()).isEqualTo(resources(SIZE).allocate("prod"));
  }

  @Test
  void heartbeatsEveryFifteenSeconds() {
    cluster.pass(Duration.ofSeconds(46));
    assertThat(cluster.heard(framework))
        .filteredOn(SchedulerEvent.Heartbeat.class::isInstance)
        .hasSize(3);
  }

  @Test
  void launchesATaskAndFreesTheRestAfterTheRefusal() {
    cluster.launch(framework, run("t", agent, "cpus:1;mem:64;ports:[31000-31000]"));

    assertThat(cluster.ordered()).hasSize(1).first().isInstanceOf(AgentOrder.Run.class);
    assertThat(cluster.task(framework, "t").state()).isEqualTo(TaskState.STAGING);
    cluster.settle();
    assertThat(cluster.offers(framework)).isEmpty();
    cluster.pass(Duration.ofSeconds(5));
    assertThat(cluster.offers(framework)).hasSize(1);
    assertThat(cluster.offers(framework).getFirst().resources())
        .isEqualTo(resources("cpus:3;mem:1984;ports:[31001-31099]").allocate("prod"));
  }

  @Test
  void refusesTasksThatDoNotFitOrAreTwins() {
    cluster.launch(
        framework,
        run("t", agent, "cpus:1;mem:64"),
        run("t", agent, "cpus:1;mem:64"),
        run("big", agent, "cpus:400;mem:64"),
        run("none", agent, ""),
        run("elsewhere", new AgentId("x"), "cpus:1"));

    assertThat(cluster.statesHeard(framework))
        .containsExactly(TaskState.ERROR, TaskState.ERROR, TaskState.ERROR, TaskState.ERROR);
    assertThat(cluster.ordered()).hasSize(1);
  }

  @Test
  void dropsTasksOnStaleOffersAndFreesTheGoodOnes() {
    var good = cluster.offers(framework).getFirst().id();
    var stale = new OfferId("gone");

    cluster.call(
        framework, accept(List.of(good, stale), Duration.ofSeconds(5), run("t", agent, "cpus:1")));

    assertThat(cluster.statesHeard(framework)).containsExactly(TaskState.DROPPED);
    cluster.settle();
    assertThat(cluster.offers(framework)).hasSize(1);
  }

  @Test
  void failsAWholeGroupForOneBadTask() {
    var offer = cluster.offers(framework).getFirst().id();
    cluster.call(
        framework,
        new SchedulerCall.Accept(
            List.of(offer),
            List.of(
                new Operation.LaunchGroup(
                    List.of(run("a", agent, "cpus:1"), run("b", agent, "cpus:400")))),
            Duration.ofSeconds(1)));

    assertThat(cluster.statesHeard(framework)).containsExactly(TaskState.ERROR, TaskState.ERROR);
    assertThat(cluster.ordered()).isEmpty();
  }

  @Test
  void saysThatItDoesNotCarryOutAnOperation() {
    var offer = cluster.offers(framework).getFirst().id();
    cluster.call(
        framework,
        new SchedulerCall.Accept(
            List.of(offer), List.of(new Operation.Refused("RESERVE", "op")), Duration.ZERO));

    assertThat(cluster.heard(framework))
        .containsExactly(
            new SchedulerEvent.Operation(
                "op", "OPERATION_ERROR", "This master does not carry out RESERVE", null));
  }

  @Test
  void notesAnOperationOfWhichNobodyIsToldAnything() {
    var why = "This master does not carry out RESERVE";
    var refused = new Operation.Refused("RESERVE", "");
    for (var id : List.of(cluster.offers(framework).getFirst().id(), new OfferId("gone"))) {
      cluster.effects.clear();
      cluster.call(
          framework, new SchedulerCall.Accept(List.of(id), List.of(refused), Duration.ZERO));
      assertThat(cluster.heard(framework)).isEmpty();
      assertThat(cluster.effects)
          .contains(new Effect.OperationDropped(framework, "RESERVE", "", why));
    }
  }

  @Test
  void freesResourcesAtTheEndAndCompletesAtTheAcknowledgement() {
    cluster.launch(framework, run("t", agent, "cpus:1;mem:64"));
    cluster.report(framework, "t", TaskState.FINISHED, U1);

    assertThat(cluster.statesHeard(framework)).containsExactly(TaskState.FINISHED);
    assertThat(cluster.state.agents().get(agent).orElseThrow().used().isEmpty()).isTrue();
    assertThat(cluster.task(framework, "t").state()).isEqualTo(TaskState.FINISHED);

    cluster.call(framework, new SchedulerCall.Acknowledge(agent, new TaskId("t"), U1));
    assertThat(cluster.ordered()).hasSize(1).first().isInstanceOf(AgentOrder.Acknowledge.class);
    assertThat(cluster.state.tasks().of(framework).live().isEmpty()).isTrue();
    assertThat(cluster.state.tasks().of(framework).completed().size()).isEqualTo(1);
  }

  @Test
  void keepsOneStatusPerRunOfAState() {
    cluster.launch(framework, run("t", agent, "cpus:1;mem:64"));
    cluster.report(framework, "t", TaskState.RUNNING, U1);
    cluster.report(framework, "t", TaskState.RUNNING, U1);
    cluster.report(framework, "t", TaskState.RUNNING, U2);

    assertThat(cluster.task(framework, "t").statuses()).hasSize(1);
    assertThat(cluster.task(framework, "t").forwardedUuid()).isEqualTo(U2);
  }

  @Test
  void publishesARepeatedUpdateOnce() {
    cluster.launch(framework, run("t", agent, "cpus:1;mem:64"));
    cluster.report(framework, "t", TaskState.RUNNING, U1);
    assertThat(cluster.effects).anyMatch(Effect.Publish.class::isInstance);
    cluster.report(framework, "t", TaskState.RUNNING, U1);
    assertThat(cluster.effects).noneMatch(Effect.Publish.class::isInstance);
    assertThat(cluster.statesHeard(framework)).containsExactly(TaskState.RUNNING);
  }

  @Test
  void doesNotGoBackForALateCopyOfAnEarlierUpdate() {
    cluster.launch(framework, run("t", agent, "cpus:1;mem:64"));
    cluster.report(framework, "t", TaskState.STARTING, U1);
    cluster.report(framework, "t", TaskState.RUNNING, U2);
    cluster.report(framework, "t", TaskState.STARTING, U1);

    assertThat(cluster.statesHeard(framework)).isEmpty();
    assertThat(cluster.task(framework, "t").state()).isEqualTo(TaskState.RUNNING);
  }

  @Test
  void answersReconciliationForKnownAndUnknownTasks() {
    cluster.launch(framework, run("t", agent, "cpus:1;mem:64"));
    cluster.report(framework, "t", TaskState.RUNNING, U1);

    cluster.call(framework, new SchedulerCall.Reconcile(List.of()));
    assertThat(cluster.statesHeard(framework)).containsExactly(TaskState.RUNNING);
    cluster.call(
        framework,
        new SchedulerCall.Reconcile(
            List.of(
                new SchedulerCall.Wanted(new TaskId("t"), null),
                new SchedulerCall.Wanted(new TaskId("no"), null),
                new SchedulerCall.Wanted(new TaskId("no"), agent),
                new SchedulerCall.Wanted(new TaskId("no"), new AgentId("no")))));
    assertThat(cluster.statesHeard(framework))
        .containsExactly(TaskState.RUNNING, TaskState.UNKNOWN, TaskState.GONE, TaskState.UNKNOWN);
  }

  @Test
  void answersAKillOfAnUnknownTaskLikeReconciliation() {
    cluster.call(framework, new SchedulerCall.Kill(new TaskId("no"), null, null));
    assertThat(cluster.statesHeard(framework)).containsExactly(TaskState.UNKNOWN);
  }

  @Test
  void offersAgainAfterDeclineWhenTheRefusalIsOver() {
    var offer = cluster.offers(framework).getFirst().id();
    cluster.call(framework, new SchedulerCall.Decline(List.of(offer), Duration.ofSeconds(5)));
    cluster.pass(Duration.ofMillis(4900));
    assertThat(cluster.offers(framework)).isEmpty();
    cluster.pass(Duration.ofMillis(200));
    assertThat(cluster.offers(framework)).hasSize(1);
  }

  @Test
  void offersAnAgentAgainThatHasMoreThanWasRefused() {
    cluster.launch(framework, Duration.ofHours(1), run("t", agent, "cpus:1;mem:64"));
    cluster.settle();
    assertThat(cluster.offers(framework)).isEmpty();

    cluster.report(framework, "t", TaskState.FINISHED, U1);
    cluster.settle();
    assertThat(cluster.offers(framework)).hasSize(1);
  }

  @Test
  void revivesAndSuppresses() {
    var offer = cluster.offers(framework).getFirst().id();
    cluster.call(framework, new SchedulerCall.Suppress(Set.of()));
    cluster.call(framework, new SchedulerCall.Decline(List.of(offer), Duration.ofHours(1)));
    cluster.pass(Duration.ofSeconds(30));
    assertThat(cluster.offers(framework)).isEmpty();

    cluster.call(framework, new SchedulerCall.Revive(Set.of("prod", "not mine")));
    cluster.settle();
    assertThat(cluster.offers(framework)).isEmpty();

    cluster.call(framework, new SchedulerCall.Revive(Set.of()));
    cluster.settle();
    assertThat(cluster.offers(framework)).hasSize(1);
  }

  @Test
  void checksWhoCalls() {
    var revive = new SchedulerCall.Revive(Set.of());
    assertThat(cluster.call(new FrameworkId("no"), "", revive))
        .isEqualTo(new Answer.Invalid("Framework cannot be found"));
    assertThat(cluster.call(framework, "", revive)).isInstanceOf(Answer.Invalid.class);
    assertThat(cluster.call(framework, "other", revive)).isInstanceOf(Answer.Invalid.class);
    assertThat(cluster.call(framework, revive)).isEqualTo(new Answer.Accepted());
    var stream = cluster.stream(framework);
    cluster.put(new Input.StreamClosed(stream));
    assertThat(cluster.call(framework, stream.toString(), revive))
        .isEqualTo(new Answer.Forbidden("Framework is not subscribed"));
  }

  @Test
  void letsTheNewestStreamWin() {
    var old = cluster.stream(framework);

    cluster.subscribe(framework("a"), framework);

    assertThat(cluster.effects)
        .contains(
            new Effect.Tell(framework, old, new SchedulerEvent.Ended("Framework failed over")),
            new Effect.EndStream(old));
    cluster.put(new Input.StreamClosed(old));
    assertThat(cluster.state.frameworks().get(framework).orElseThrow().isConnected()).isTrue();
    cluster.settle();
    assertThat(cluster.offers(framework)).hasSize(1);
  }

  @Test
  void removesAFrameworkThatDoesNotComeBackInTime() {
    cluster.launch(framework, run("t", agent, "cpus:1;mem:64"));
    cluster.put(new Input.StreamClosed(cluster.stream(framework)));
    assertThat(cluster.offers(framework)).isEmpty();
    cluster.pass(Duration.ofSeconds(59));
    assertThat(cluster.state.frameworks().get(framework)).isPresent();

    cluster.pass(Duration.ofSeconds(2));

    assertThat(cluster.state.frameworks().isCompleted(framework)).isTrue();
    assertThat(cluster.effects)
        .contains(new Effect.Order(Cluster.pid(1), new AgentOrder.ShutdownFramework(framework)));
    var task = cluster.state.tasks().of(framework).completed().get(new TaskId("t")).orElseThrow();
    assertThat(task.state()).isEqualTo(TaskState.KILLED);
    var stream = new UUID(5, 5);
    cluster.put(new Input.Subscribing(stream, framework, framework("a").build(), Set.of(), ""));
    assertThat(cluster.effects)
        .containsExactly(new Effect.RefuseStream(stream, "Framework has been removed"));
  }

  @Test
  void keepsAFrameworkThatComesBackInTime() {
    cluster.put(new Input.StreamClosed(cluster.stream(framework)));
    cluster.pass(Duration.ofSeconds(30));
    cluster.subscribe(framework("a"), framework);
    cluster.pass(Duration.ofMinutes(1));
    assertThat(cluster.state.frameworks().get(framework)).isPresent();
  }

  @Test
  void remembersOnlyTheLastRemovedFrameworksWithTheirTasks() {
    cluster.launch(framework, run("t", agent, "cpus:1;mem:64"));
    cluster.call(framework, new SchedulerCall.Teardown());
    for (var name : List.of("b", "c")) {
      cluster.call(cluster.subscribe(framework(name)), new SchedulerCall.Teardown());
    }
    assertThat(cluster.state.frameworks().isCompleted(framework)).isFalse();
    assertThat(cluster.state.tasks().byFramework().has(framework)).isFalse();
  }

  @Test
  void refusesADescriptionThatIsNotAcceptable() {
    var stream = new UUID(5, 5);
    cluster.put(new Input.Subscribing(stream, null, framework("x").build(), Set.of(), "bad role"));
    assertThat(cluster.effects).containsExactly(new Effect.RefuseStream(stream, "bad role"));
  }

  @Test
  void takesBackOffersOfRolesThatAFrameworkLeaves() {
    var offer = cluster.offers(framework).getFirst().id();
    var answer =
        cluster.call(
            framework,
            new SchedulerCall.Update(framework("a").roles("other").build(), Set.of(), ""));
    assertThat(answer).isEqualTo(new Answer.Done());
    assertThat(cluster.heard(framework)).contains(new SchedulerEvent.Rescind(offer));
    cluster.settle();
    assertThat(cluster.offers(framework).getFirst().role()).isEqualTo("other");
  }

  @Test
  void refusesChangesOfWhatMustStay() {
    var update = new SchedulerCall.Update(framework("a").checkpoint(false).build(), Set.of(), "");
    assertThat(cluster.call(framework, update)).isInstanceOf(Answer.Invalid.class);
  }

  @Test
  void sharesFairlyBetweenRoles() {
    var other = cluster.subscribe(framework("b").roles("test"));
    cluster.launch(framework, run("t", agent, "cpus:2;mem:64"));
    cluster.settle();

    assertThat(cluster.offers(other)).hasSize(1);
    assertThat(cluster.offers(framework)).isEmpty();
  }

  @Test
  void keepsReservedResourcesForTheirRole() {
    cluster.call(framework, new SchedulerCall.Teardown());
    var test = cluster.subscribe(framework("b").roles("test"));
    cluster.agent(2, "cpus(prod):4;mem(prod):100;cpus:1;mem:50");
    cluster.settle();
    var offer =
        cluster.offers(test).stream()
            .filter(one -> one.agent().value().endsWith("S1"))
            .findFirst()
            .orElseThrow();
    assertThat(offer.resources()).isEqualTo(resources("cpus:1;mem:50").allocate("test"));
  }

  @Test
  void keepsMachinesWithGpusForThoseWhoWantThem() {
    cluster.agent(2, "cpus:1;mem:50;gpus:1");
    cluster.settle();
    assertThat(cluster.offers(framework)).hasSize(1);
    var gpu =
        cluster.subscribe(framework("g").can(Capability.GPU_RESOURCES, Capability.MULTI_ROLE));
    cluster.settle();
    assertThat(cluster.offers(gpu)).hasSize(1);
  }
}
