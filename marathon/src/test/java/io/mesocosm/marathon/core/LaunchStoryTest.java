package io.mesocosm.marathon.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Event;
import io.mesocosm.framework.model.FrameworkIdentity;
import io.mesocosm.framework.model.Healthy;
import io.mesocosm.framework.model.UpdateReason;
import io.mesocosm.marathon.core.messages.MarathonEvent;
import io.mesocosm.marathon.core.messages.Reply;
import io.mesocosm.marathon.core.placement.Objection;
import io.mesocosm.marathon.core.placement.OfferSummary;
import io.mesocosm.marathon.core.placement.Reason;
import io.mesocosm.marathon.model.live.Condition;
import io.mesocosm.marathon.model.spec.Needs;
import io.mesocosm.marathon.model.spec.Placement;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// From a definition to running tasks, and back to waiting ones when they fail.
final class LaunchStoryTest {
  private final Story story = new Story();

  @Test
  void aNewAppAsksForOffersAndRuns() {
    story.forgetEffects();
    var reply = story.create(Story.app("/outyet", 2));
    assertThat(reply).isInstanceOf(Reply.Deployed.class);
    assertThat(story.calls()).hasAtLeastOneElementOfType(Call.Revive.class);

    var orders = story.offer("a");
    assertThat(orders).hasSize(2);
    assertThat(story.instances("/outyet"))
        .allMatch(one -> one.condition() == Condition.PROVISIONED);
    assertThat(story.state().deployments().size()).isEqualTo(1);

    story.runs(orders);
    assertThat(story.tally("/outyet").serving()).isEqualTo(2);
    assertThat(story.state().deployments().size()).isZero();
    assertThat(story.events(MarathonEvent.DeploymentDone.class)).hasSize(1);
  }

  @Test
  void offersAreNotWantedWhileNothingWaits() {
    story.create(Story.app("/outyet", 1));
    story.forgetEffects();
    story.offer("a");
    assertThat(story.calls()).hasOnlyElementsOfType(Call.Suppress.class);
    story.offer("b");
    assertThat(story.calls().getLast()).isInstanceOf(Call.Decline.class);
  }

  @Test
  void anUpdateIsAcknowledgedInTheStepThatTakesItIn() {
    story.create(Story.app("/outyet", 1));
    var order = story.offer("a").getFirst();
    var effects = story.reports(order.task(), TaskState.RUNNING);
    assertThat(effects)
        .anyMatch(effect ->
            effect instanceof Effect.Tell(Call.Acknowledge ack)
                && ack.task().value().equals(order.task().toString()));
  }

  @Test
  void aFailedTaskIsLaunchedAgainAfterItsDelayAndKeepsItsInstance() {
    story.create(Story.app("/outyet", 1));
    var first = story.offer("a").getFirst().task();
    story.reports(first, TaskState.RUNNING);
    story.reports(first, TaskState.FAILED);
    assertThat(story.state().queue(story.now()).getFirst().isOverdue()).isFalse();
    assertThat(story.offer("a")).isEmpty();

    story.pass(Duration.ofMillis(1001));
    assertThat(story.state().queue(story.now()).getFirst().isOverdue()).isTrue();
    var second = story.offer("a").getFirst().task();
    assertThat(second.instance()).isEqualTo(first.instance());
    assertThat(second.incarnation()).isEqualTo(2);
    assertThat(story.state().failures().get(Story.path("/outyet")).orElseThrow().state())
        .isEqualTo("TASK_FAILED");
  }

  @Test
  void eachFailureWaitsLongerUntilAPersonResetsTheDelay() {
    story.create(Story.app("/outyet", 1));
    for (var i = 0; i < 5; i++) {
      story.reports(story.offer("a").getFirst().task(), TaskState.FAILED);
      story.pass(Duration.ofSeconds(2));
    }
    story.reports(story.offer("a").getFirst().task(), TaskState.FAILED);
    var delay = story.state().backoffs().get(Story.path("/outyet")).orElseThrow().delay();
    assertThat(delay).isBetween(Duration.ofMillis(1990), Duration.ofMillis(2020));

    var reply = story.ask(new Input.ResetDelay(story.ticket(), Story.path("/outyet")));
    assertThat(reply).isEqualTo(new Reply.Done());
    assertThat(story.offer("a")).hasSize(1);
  }

  @Test
  void aDelayOutlivesMarathon() {
    story.create(Story.app("/outyet", 1));
    story.reports(story.offer("a").getFirst().task(), TaskState.FAILED);
    story.fail();
    story.subscribe();
    assertThat(story.offer("a")).isEmpty();
    story.pass(Duration.ofSeconds(1));
    assertThat(story.offer("a")).hasSize(1);
  }

  @Test
  void anImpossibleAppSaysWhyItWaits() {
    story.create(
        Story.app("/huge", 1).withSpec(Story.app("/huge", 1).spec().withNeeds(Needs.of(64, 32))));
    story.offer("a");
    var item = story.state().queue(story.now()).getFirst();
    assertThat(item.count()).isEqualTo(1);
    assertThat(item.offers().lastUnused().getFirst().objections())
        .containsExactly(new Objection(Reason.CPUS, "cpus: wanted 64, had 8", false));
    assertThat(item.offers().sinceWaiting())
        .contains(
            new OfferSummary.Row(Reason.CPUS, 1, 1), new OfferSummary.Row(Reason.MEMORY, 0, 0));
  }

  @Test
  void aTaskNobodyKnowsIsKilled() {
    story.create(Story.app("/outyet", 1));
    var task = story.offer("a").getFirst().task();
    story.delete("/outyet");
    story.reports(task, TaskState.KILLED);
    story.forgetEffects();
    story.reports(task, TaskState.RUNNING);
    assertThat(story.calls()).hasAtLeastOneElementOfType(Call.Kill.class);
  }

  @Test
  void anUnreachableTaskIsReplacedAtOnceAndKilledWhenItReturns() {
    story.create(Story.app("/outyet", 1));
    var lost = story.offer("a").getFirst().task();
    story.reports(lost, TaskState.RUNNING);
    story.reports(lost, TaskState.UNREACHABLE);
    story.pass(Duration.ZERO);
    var replacement = story.offer("b").getFirst().task();
    assertThat(replacement.instance()).isNotEqualTo(lost.instance());
    story.reports(replacement, TaskState.RUNNING);
    story.forgetEffects();
    story.reports(lost, TaskState.RUNNING);
    assertThat(story.calls()).hasAtLeastOneElementOfType(Call.Kill.class);
    assertThat(story.tally("/outyet").serving()).isEqualTo(1);
  }

  @Test
  void aLaunchThatTheMasterRefusedIsTriedAgainWithoutDelay() {
    story.create(Story.app("/outyet", 1));
    var task = story.offer("a").getFirst().task();
    story.tell(new Input.LaunchFailed(List.of(task), "400", true));
    assertThat(story.offer("a")).hasSize(1);
  }

  @Test
  void aTaskThatNeverRunsIsGivenUp() {
    story.create(Story.app("/outyet", 1));
    story.offer("a");
    story.forgetEffects();
    story.pass(Duration.ofSeconds(301));
    assertThat(story.calls()).hasAtLeastOneElementOfType(Call.Kill.class);
    var task = story.tasks("/outyet").getFirst();
    story.reports(task, TaskState.UNKNOWN, UpdateReason.RECONCILIATION, Healthy.UNKNOWN);
    assertThat(story.offer("b").getFirst().task().incarnation()).isEqualTo(2);
  }

  @Test
  void aKillIsAskedAgainUntilItIsAnswered() {
    story.create(Story.app("/outyet", 1));
    story.runs(story.offer("a"));
    story.delete("/outyet");
    story.forgetEffects();
    story.pass(Duration.ofSeconds(61));
    assertThat(story.calls()).hasSize(2).allMatch(call -> call instanceof Call.Kill);
    story.reports(story.tasks("/outyet").getFirst(), TaskState.KILLED);
    story.forgetEffects();
    story.pass(Duration.ofSeconds(61));
    assertThat(story.calls()).isEmpty();
    assertThat(story.state().deployments().size()).isZero();
    assertThat(story.events(MarathonEvent.AppTerminated.class)).isEmpty();
  }

  @Test
  void aRoleThatAnAppRunsInIsAskedFor() {
    var app = Story.app("/prod/web", 1);
    story.forgetEffects();
    story.create(app.withSpec(app.spec().withPlacement(Placement.DEFAULT.withRole("prod"))));
    assertThat(story.effects()).contains(new Effect.TakeRoles(new TreeSet<>(List.of("*", "prod"))));
    story.offer("a");
    var item = story.state().queue(story.now()).getFirst();
    assertThat(item.offers().lastUnused().getFirst().objections().getFirst().reason())
        .isEqualTo(Reason.ROLE);
  }

  /// Telling roles makes the master forget which of them are suppressed.
  @Test
  void offersAreSuppressedAgainAfterRolesWereTold() {
    var idle = Story.app("/web", 0);
    story.create(Story.app("/other", 0));
    story.forgetEffects();
    story.create(idle.withSpec(idle.spec().withPlacement(Placement.DEFAULT.withRole("web"))));
    assertThat(story.effects()).hasAtLeastOneElementOfType(Effect.TakeRoles.class);
    assertThat(story.calls()).containsExactly(new Call.Suppress(List.of()));
  }

  @Test
  void anAnswerToReconciliationThatIsNoNewsIsNotTold() {
    story.create(Story.app("/outyet", 1));
    var task = story.offer("a").getFirst().task();
    story.reports(task, TaskState.RUNNING);
    story.forgetEffects();
    story.reconciled(task, TaskState.RUNNING);
    assertThat(story.effects()).isEmpty();
  }

  @Test
  void aFrameworkThatWasRemovedEndsAndComesBackAsAnother() {
    var effects = story.tell(new Input.FromMaster(new Event.Refused("Framework has been removed")));
    assertThat(effects).contains(new Effect.Quit("Framework has been removed"));
    assertThat(story.state().bond().framework()).isEqualTo(FrameworkId.NONE);
  }

  /// A digit too many is no stop for everyone else: instances are made as others launch.
  @Test
  void aLargeNumberIsMadeBitByBit() {
    story.create(Story.app("/outyet", 20_000));
    assertThat(story.tally("/outyet").all()).isEqualTo(5_000);
    assertThat(story.state().queue(story.now()).getFirst().count()).isEqualTo(20_000);
    story.pass(Duration.ofSeconds(1));
    story.forgetEffects();
    assertThat(story.offer("a")).hasSize(5);
    assertThat(story.calls()).isEmpty();
    assertThat(story.tally("/outyet").waiting()).isEqualTo(5_000);
    assertThat(story.state().queue(story.now()).getFirst().count()).isEqualTo(19_995);
    story.update(story.current("/outyet").withInstances(7), true);
    assertThat(story.tally("/outyet").wanted()).isEqualTo(7);
    assertThat(story.tally("/outyet").waiting()).isEqualTo(2);
  }

  /// A master that does not take new roles, now or at all, is asked again.
  @Test
  void rolesThatWereNotTakenAreToldAgain() {
    story.create(Story.app("/outyet", 1));
    var told = story.effects().stream().filter(Effect.TakeRoles.class::isInstance).toList();
    story.forgetEffects();
    story.tell(
        new Input.FromMaster(
            new Event.CallFailed(
                new Call.UpdateFramework(FrameworkIdentity.named("marathon")), "403", true)));
    story.pass(Duration.ofSeconds(10));
    assertThat(story.effects()).contains(told.getLast());
  }
}
