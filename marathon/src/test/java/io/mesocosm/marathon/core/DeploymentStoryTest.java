package io.mesocosm.marathon.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.marathon.core.messages.KillMode;
import io.mesocosm.marathon.core.messages.MarathonEvent;
import io.mesocosm.marathon.core.messages.Reply;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.Edit;
import io.mesocosm.marathon.model.live.Action;
import io.mesocosm.marathon.model.live.DeploymentStep;
import io.mesocosm.marathon.model.live.RootChange;
import io.mesocosm.marathon.model.spec.Command;
import io.mesocosm.marathon.model.spec.Policy;
import io.mesocosm.marathon.model.spec.PortDefinition;
import io.mesocosm.protocol.cluster.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Changes of definitions on their way to running tasks.
final class DeploymentStoryTest {
  private final Story story = new Story();

  private static App other(App app) {
    return app.withSpec(app.spec().withCommand(Command.ofShell("sleep 2")));
  }

  private void up(App app) {
    story.create(app);
    story.settle();
    assertThat(story.tally(app.id().text()).serving()).isEqualTo(app.instances());
  }

  @Test
  void scalingUpStartsOnlyWhatIsMissing() {
    up(Story.app("/a", 2));
    var before = story.tasks("/a");
    story.update(story.current("/a").withInstances(3));
    story.settle();
    assertThat(story.tasks("/a")).hasSize(3).containsAll(before);
    assertThat(story.state().deployments().size()).isZero();
  }

  @Test
  void scalingDownTakesTheYoungest() {
    up(Story.app("/a", 1));
    var oldest = story.tasks("/a");
    story.pass(Duration.ofMinutes(1));
    story.update(story.current("/a").withInstances(3));
    story.settle();
    story.update(story.current("/a").withInstances(1));
    story.settle();
    assertThat(story.tasks("/a")).isEqualTo(oldest);
  }

  @Test
  void anotherCommandReplacesAllInstances() {
    up(Story.app("/a", 3));
    var before = story.tasks("/a");
    story.update(other(story.current("/a")));
    assertThat(story.state().deployments().all())
        .flatExtracting(it -> it.step().actions())
        .containsExactly(new Action(Action.Kind.RESTART, Story.path("/a")));
    story.settle();
    assertThat(story.tasks("/a")).hasSize(3).doesNotContainAnyElementsOf(before);
    assertThat(story.state().deployments().size()).isZero();
  }

  @Test
  void restartReplacesThoughNothingDiffers() {
    up(Story.app("/a", 2));
    var before = story.tasks("/a");
    story.ask(
        new Input.Restart(story.ticket(), story.id(), Story.path("/a"), false, Story.SOMEONE));
    story.settle();
    assertThat(story.tasks("/a")).hasSize(2).doesNotContainAnyElementsOf(before);
  }

  @Test
  void theSameAgainIsADeploymentWithNothingToDo() {
    up(Story.app("/a", 2));
    var before = story.tasks("/a");
    story.forgetEffects();
    assertThat(story.update(story.current("/a"))).isInstanceOf(Reply.Deployed.class);
    assertThat(story.events(MarathonEvent.DeploymentDone.class)).hasSize(1);
    assertThat(story.tasks("/a")).isEqualTo(before);
  }

  @Test
  void whatOthersDependOnComesFirst() {
    var db = Story.app("/shop/db", 1);
    var web = Story.app("/shop/web", 1).withDependencies(Set.of(db.id()));
    story.ask(
        new Input.Change(
            story.ticket(),
            story.id(),
            new RootChange(List.of(new Edit.Created<>(web), new Edit.Created<>(db)), List.of()),
            false,
            Story.SOMEONE));
    var steps = story.state().deployments().all().iterator().next().steps();
    assertThat(steps)
        .containsExactly(
            new DeploymentStep(
                List.of(
                    new Action(Action.Kind.START, web.id()),
                    new Action(Action.Kind.START, db.id()))),
            new DeploymentStep(List.of(new Action(Action.Kind.SCALE, db.id()))),
            new DeploymentStep(List.of(new Action(Action.Kind.SCALE, web.id()))));

    var first = story.offer("a");
    assertThat(first).extracting(order -> order.app().id()).containsExactly(db.id());
    assertThat(story.instances("/shop/web")).isEmpty();
    story.runs(first);
    assertThat(story.offer("a")).extracting(order -> order.app().id()).containsExactly(web.id());
  }

  @Test
  void aSecondChangeIsRefusedWhileTheFirstIsUnderWay() {
    story.create(Story.app("/a", 1));
    var running = story.state().deployments().all().iterator().next().id();
    assertThat(story.update(other(story.current("/a"))))
        .isEqualTo(new Reply.Locked(List.of(running)));
    assertThat(story.create(Story.app("/b", 1))).isInstanceOf(Reply.Deployed.class);
  }

  /// Clients that always force repeat their definitions every few minutes.
  @Test
  void whoRepeatsHimselfEndsNothing() {
    up(Story.app("/web", 2));
    var other = story.current("/web");
    story.update(other.withSpec(other.spec().withCommand(Command.ofShell("other"))));
    var running = List.copyOf(story.state().deployments().all());
    assertThat(story.update(story.current("/web"), true)).isInstanceOf(Reply.Deployed.class);
    assertThat(story.update(story.current("/web"))).isInstanceOf(Reply.Deployed.class);
    assertThat(story.state().deployments().all()).containsExactlyElementsOf(running);
  }

  @Test
  void aRestartCanBeCancelled() {
    up(Story.app("/web", 2));
    story.ask(
        new Input.Restart(story.ticket(), story.id(), Story.path("/web"), false, Story.SOMEONE));
    var restart = List.copyOf(story.state().deployments().all()).getFirst();
    var reply =
        story.ask(new Input.CancelDeployment(story.ticket(), restart.id(), story.id(), false));
    assertThat(reply).isInstanceOf(Reply.Deployed.class);
    assertThat(story.state().deployments().get(restart.id())).isEmpty();
  }

  @Test
  void whoForcesCancelsWhatIsInTheWay() {
    story.create(Story.app("/a", 1));
    story.forgetEffects();
    assertThat(story.update(other(story.current("/a")), true)).isInstanceOf(Reply.Deployed.class);
    assertThat(story.events(MarathonEvent.DeploymentFailed.class)).hasSize(1);
    story.settle();
    assertThat(story.tally("/a").serving()).isEqualTo(1);
    assertThat(story.state().deployments().size()).isZero();
  }

  @Test
  void aCancelledDeploymentIsUndone() {
    up(Story.app("/a", 2));
    var good = story.current("/a").spec();
    story.update(other(story.current("/a")));
    story.offer("a").forEach(order -> story.reports(order.task(), TaskState.FAILED));
    var bad = story.state().deployments().all().iterator().next().id();
    var reply = story.ask(new Input.CancelDeployment(story.ticket(), bad, story.id(), false));
    assertThat(reply).isInstanceOf(Reply.Deployed.class);
    story.settle();
    assertThat(story.current("/a").spec()).isEqualTo(good);
    assertThat(story.tally("/a").serving()).isEqualTo(2);
    assertThat(story.state().deployments().size()).isZero();
  }

  @Test
  void undoingACreationRemovesTheApp() {
    story.create(Story.app("/a", 1));
    var creating = story.state().deployments().all().iterator().next().id();
    story.ask(new Input.CancelDeployment(story.ticket(), creating, story.id(), false));
    story.settle();
    assertThat(story.state().tree().app(Story.path("/a"))).isEmpty();
    assertThat(story.instances("/a")).isEmpty();
  }

  @Test
  void aStoppedDeploymentLeavesThingsAsTheyAre() {
    up(Story.app("/a", 2));
    story.update(other(story.current("/a")));
    var running = story.state().deployments().all().iterator().next().id();
    var reply = story.ask(new Input.CancelDeployment(story.ticket(), running, story.id(), true));
    assertThat(reply).isEqualTo(new Reply.Stopped());
    assertThat(story.current("/a").spec().command()).isEqualTo(Command.ofShell("sleep 2"));
    story.settle();
    assertThat(story.tally("/a").wanted()).isEqualTo(2);
  }

  @Test
  void deletingAnAppKillsItsTasksAndForgetsIt() {
    up(Story.app("/a", 2));
    story.delete("/a");
    assertThat(story.state().tree().app(Story.path("/a"))).isEmpty();
    assertThat(story.tally("/a").dying()).isEqualTo(2);
    story.settle();
    assertThat(story.instances("/a")).isEmpty();
    assertThat(story.events(MarathonEvent.AppTerminated.class)).hasSize(1);
    assertThat(story.state().versions().of(Story.path("/a"))).isEmpty();
  }

  @Test
  void killAndScaleTakesThoseThatWereNamed() {
    up(Story.app("/a", 3));
    var victim = story.instances("/a").get(1);
    var reply =
        story.ask(
            new Input.Kill(
                story.ticket(), story.id(), List.of(victim.id()), KillMode.SCALE, false));
    assertThat(reply).isInstanceOf(Reply.Deployed.class);
    story.settle();
    assertThat(story.current("/a").instances()).isEqualTo(2);
    assertThat(story.instances("/a"))
        .hasSize(2)
        .extracting(it -> it.id())
        .doesNotContain(victim.id());
  }

  @Test
  void aKilledInstanceComesBackAsItselfWithoutDelay() {
    up(Story.app("/a", 1));
    var victim = story.instances("/a").getFirst();
    var reply =
        story.ask(
            new Input.Kill(
                story.ticket(), story.id(), List.of(victim.id()), KillMode.RELAUNCH, false));
    assertThat(reply).isEqualTo(new Reply.Killed(List.of(victim)));
    story.reports(victim.taskId(), TaskState.KILLED);
    var next = story.offer("a").getFirst().task();
    assertThat(next).isEqualTo(victim.id().task(2));
  }

  @Test
  void aWipedInstanceIsReplacedByAnother() {
    up(Story.app("/a", 1));
    var victim = story.instances("/a").getFirst();
    story.ask(
        new Input.Kill(story.ticket(), story.id(), List.of(victim.id()), KillMode.WIPE, false));
    story.settle();
    assertThat(story.instances("/a"))
        .hasSize(1)
        .extracting(it -> it.id())
        .doesNotContain(victim.id());
  }

  @Test
  void aStaleChangeIsNotMade() {
    up(Story.app("/a", 1));
    var seen = story.current("/a");
    story.update(seen.withInstances(2));
    story.settle();
    assertThat(story.change(new Edit.Changed<>(seen, seen.withInstances(5)), false))
        .isEqualTo(new Reply.Stale());
    assertThat(story.current("/a").instances()).isEqualTo(2);
  }

  @Test
  void anAppCannotStandWhereAGroupStands() {
    up(Story.app("/a/b", 1));
    assertThat(story.create(Story.app("/a", 1))).isInstanceOf(Reply.Refused.class);
    assertThat(story.create(Story.app("/a/b/c", 1))).isInstanceOf(Reply.Refused.class);
  }

  @Test
  void eachAppGetsItsOwnServicePortAndKeepsIt() {
    up(Story.app("/a", 1));
    up(Story.app("/b", 1));
    assertThat(story.current("/a").spec().servicePorts()).containsExactly(10_000);
    assertThat(story.current("/b").spec().servicePorts()).containsExactly(10_001);
    var a = story.current("/a");
    story.update(
        a.withSpec(
            a.spec()
                .withCommand(Command.ofShell("sleep 9"))
                .withPorts(
                    a.spec()
                        .ports()
                        .withDefinitions(
                            List.of(
                                PortDefinition.DEFAULT, PortDefinition.DEFAULT.withPort(80))))));
    assertThat(story.current("/a").spec().servicePorts()).containsExactly(10_000, 80);
  }

  @Test
  void theRootGroupCanBeToldAsItWas() {
    up(Story.app("/a", 1));
    var version = story.state().tree().root().version();
    var then = story.state().tree();
    story.update(story.current("/a").withInstances(4));
    story.settle();
    up(Story.app("/b/c", 1));
    assertThat(story.state().roots().at(version, story.state().tree())).contains(then);
  }

  @Test
  void aDeploymentGoesOnUnderAnotherLeader() {
    up(Story.app("/a", 3));
    story.update(other(story.current("/a")));
    story.offer("a");
    story.fail();
    story.subscribe();
    assertThat(story.state().deployments().size()).isEqualTo(1);
    story.settle();
    assertThat(story.state().deployments().size()).isZero();
    assertThat(story.tally("/a").serving()).isEqualTo(3);
    assertThat(story.instances("/a")).allMatch(one -> one.isCurrent(story.current("/a")));
  }

  @Test
  void aSingleInstanceAppNeverRunsTwice() {
    var app = Story.app("/one", 1);
    up(app.withSpec(app.spec().withPolicy(Policy.DEFAULT.withUpgrade(new Policy.Upgrade(0, 0)))));
    story.update(other(story.current("/one")));
    assertThat(story.offer("a")).isEmpty();
    story.reports(story.tasks("/one").getFirst(), TaskState.KILLED);
    assertThat(story.offer("a")).hasSize(1);
  }

  @Test
  void listenersHearOfTheRequestFirstAndOfItsEndLast() {
    story.forgetEffects();
    story.create(Story.app("/a", 1));
    story.runs(story.offer("a"));
    assertThat(story.events())
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly(
            "AppPosted",
            "GroupChanged",
            "DeploymentStepBegun",
            "DeploymentStepDone",
            "DeploymentStepBegun",
            "InstanceChanged",
            "StatusUpdated",
            "InstanceChanged",
            "DeploymentStepDone",
            "DeploymentDone");
  }

  @Test
  void whatIsTooLargeToBeStoredIsRefused() {
    var app = Story.app("/a", 1);
    var huge = Command.ofShell("x".repeat(900_000));
    assertThat(story.create(app.withSpec(app.spec().withCommand(huge))))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused ->
                assertThat(refused.refusals().getFirst().allowed())
                    .startsWith("a change of up to 800000 bytes"));
  }
}
