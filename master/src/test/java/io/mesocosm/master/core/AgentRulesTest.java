package io.mesocosm.master.core;

import static io.mesocosm.master.core.Cluster.framework;
import static io.mesocosm.master.core.Cluster.pid;
import static io.mesocosm.master.core.Cluster.run;
import static io.mesocosm.master.core.Cluster.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.master.core.messages.AgentOrder;
import io.mesocosm.master.core.messages.SchedulerCall;
import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.master.model.AgentRecord;
import io.mesocosm.master.model.AgentRecord.Standing;
import io.mesocosm.master.model.AgentSpec;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.Capability;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.resources.Attributes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgentRulesTest {
  private static final String SIZE = "cpus:4;mem:2048";
  private final Cluster cluster = new Cluster();

  @Test
  void namesAgentsByCountingAndStoresThemBeforeTheyHear() {
    var first = cluster.agent(1, SIZE);
    var second = cluster.agent(2, SIZE);

    assertThat(first).isEqualTo(new AgentId(Cluster.MASTER + "-S0"));
    assertThat(second).isEqualTo(new AgentId(Cluster.MASTER + "-S1"));
    assertThat(cluster.changes).hasSize(2).allMatch(Change.AgentStands.class::isInstance);
    assertThat(cluster.ordered())
        .contains(new AgentOrder.Registered(second, Duration.ofSeconds(75)));
  }

  @Test
  void answersARepeatedRegistrationWithTheSameId() {
    var id = cluster.agent(1, SIZE);

    cluster.put(new Input.AgentRegistering(pid(1), spec(SIZE)));

    assertThat(cluster.ordered())
        .containsExactly(new AgentOrder.Registered(id, Duration.ofSeconds(75)));
    assertThat(cluster.state.agents().registered().size()).isEqualTo(1);
  }

  @Test
  void ignoresAgentsBeforeOneZero() {
    var old =
        new AgentSpec(
            "h",
            Cluster.resources(SIZE),
            Set.of(),
            "0.28.2",
            "",
            "",
            Attributes.NONE,
            null,
            Cluster.cargo("old"));

    cluster.put(new Input.AgentRegistering(pid(1), old));

    assertThat(cluster.state.agents().registered().isEmpty()).isTrue();
    assertThat(cluster.effects).isEmpty();
  }

  @Test
  void keepsAnAgentThatAnswers() {
    var id = cluster.agent(1, SIZE);
    for (int i = 0; i < 20; i++) {
      cluster.pass(Duration.ofSeconds(14));
      cluster.put(new Input.Ponged(pid(1)));
    }
    assertThat(cluster.state.agents().get(id)).isPresent();
  }

  @Test
  void tellsLostToFrameworksThatKnowNoPartitions() {
    var id = cluster.agent(1, SIZE);
    var framework = cluster.subscribe(framework("old").can(Capability.MULTI_ROLE));
    cluster.settle();
    cluster.launch(framework, run("t", id, "cpus:1;mem:32"));

    cluster.pass(Duration.ofSeconds(80));

    assertThat(cluster.statesHeard(framework)).containsExactly(TaskState.LOST);
    assertThat(cluster.state.tasks().of(framework).unreachable().has(new TaskId("t"))).isTrue();
  }

  @Test
  void rescindsOffersWhenTheConnectionBreaksAndWaitsForTheAgent() {
    var id = cluster.agent(1, SIZE);
    var framework = cluster.subscribe(framework("a"));
    cluster.settle();
    var offer = cluster.offers(framework).getFirst();

    cluster.put(new Input.LinkBroken(pid(1)));

    assertThat(cluster.heard(framework)).contains(new SchedulerEvent.Rescind(offer.id()));
    assertThat(cluster.isArmed(new Timer.AgentReturn(id))).isTrue();
    cluster.settle();
    assertThat(cluster.offers(framework)).isEmpty();

    cluster.returns(id, 1, SIZE, List.of());
    cluster.settle();
    assertThat(cluster.offers(framework)).hasSize(1);
    assertThat(cluster.isArmed(new Timer.AgentReturn(id))).isFalse();
  }

  @Test
  void givesUpTasksThatDoNotSurviveTheirAgent() {
    var id = cluster.agent(1, SIZE);
    var framework = cluster.subscribe(framework("a").checkpoint(false));
    cluster.settle();
    cluster.launch(framework, run("t", id, "cpus:1;mem:32"));

    cluster.put(new Input.LinkBroken(pid(1)));

    assertThat(cluster.statesHeard(framework)).containsExactly(TaskState.LOST);
    assertThat(cluster.state.tasks().of(framework).completed().size()).isEqualTo(1);
  }

  @Test
  void givesAgentsOfAFormerReignTimeToComeBack() {
    var id = new AgentId("former-S3");
    var record = new AgentRecord(id, Standing.ADMITTED, cluster.now(), Cluster.cargo("a"));
    var next = new Cluster(List.of(record), Cluster.settings());
    var framework = next.subscribe(framework("a"), new FrameworkId("f"));

    next.call(
        framework,
        new SchedulerCall.Reconcile(
            List.of(
                new SchedulerCall.Wanted(new TaskId("t"), id),
                new SchedulerCall.Wanted(new TaskId("u"), null))));
    assertThat(next.heard(framework)).isEmpty();

    next.pass(Duration.ofMinutes(10));
    assertThat(next.state.agents().standing(id)).contains(Standing.UNREACHABLE);
    next.call(
        framework,
        new SchedulerCall.Reconcile(
            List.of(
                new SchedulerCall.Wanted(new TaskId("t"), id),
                new SchedulerCall.Wanted(new TaskId("u"), null))));
    assertThat(next.statesHeard(framework))
        .containsExactly(TaskState.UNREACHABLE, TaskState.UNKNOWN);
  }

  @Test
  void forgetsRecordsThatAreTooOld() {
    var record =
        new AgentRecord(
            new AgentId("x-S0"), Standing.UNREACHABLE, cluster.now(), Cluster.cargo("x"));
    var next = new Cluster(List.of(record), Cluster.settings());

    next.pass(Duration.ofDays(15));

    assertThat(next.changes).containsExactly(new Change.AgentForgotten(record.id()));
  }

  @Test
  void offersNothingOfADeactivatedAgent() {
    var id = cluster.agent(1, SIZE);
    var framework = cluster.subscribe(framework("a"));
    cluster.settle();

    cluster.put(new Input.ActivationRequested(1, id, false));
    assertThat(cluster.heard(framework)).hasSize(1);
    cluster.settle();
    assertThat(cluster.offers(framework)).isEmpty();

    cluster.put(new Input.ActivationRequested(2, id, true));
    cluster.settle();
    assertThat(cluster.offers(framework)).hasSize(1);
  }
}
