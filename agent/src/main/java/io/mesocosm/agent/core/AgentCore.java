package io.mesocosm.agent.core;

import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Reason;
import io.mesocosm.agent.model.TaskState;
import io.mesocosm.base.loops.Core;
import io.mesocosm.base.loops.Step;
import io.mesocosm.protocol.cluster.ExecutorId;
import java.time.Instant;
import java.util.List;

/// The rules of an agent. Total: every state has an answer to every input.
public final class AgentCore implements Core<AgentState, Event, Change, Effect> {
  private final NewsRules news;
  private final RegistrationRules registration;
  private final Endings endings;
  private final CheckRules checks;
  private final TaskRules tasks;
  private final RecoveryRules recovery;
  private final GarbageRules garbage;

  public AgentCore(AgentRules rules) {
    this.news = new NewsRules();
    this.registration = new RegistrationRules(rules, news);
    this.endings = new Endings(rules, news);
    this.checks = new CheckRules(news, endings);
    this.tasks = new TaskRules(news, checks, endings);
    this.recovery = new RecoveryRules(rules, tasks, endings, registration);
    this.garbage = new GarbageRules(rules);
  }

  @Override
  public Step<AgentState, Change, Effect> apply(AgentState state, Event event, Instant now) {
    var turn = new Turn(state, event.luck(), now);
    take(turn, event.input());
    return turn.step();
  }

  private void take(Turn turn, Input input) {
    switch (input) {
      case Input.Started _ -> recovery.start(turn);
      case Input.LeaderChanged(var leader) -> registration.leaderChanged(turn, leader);
      case Input.MasterExited(var peer) -> registration.masterExited(turn, peer);
      case Input.Welcomed welcome -> welcomed(turn, welcome);
      case Input.Pinged(var from, var connected) -> registration.pinged(turn, from, connected);
      case Input.RunTask(var framework, var order) -> tasks.run(turn, framework, order);
      case Input.KillTask kill -> tasks.kill(turn, kill);
      case Input.ShutdownFramework(var framework) -> tasks.shutdownFramework(turn, framework);
      case Input.ShutdownExecutor(var framework, var executor) ->
          tasks.shutdownExecutor(turn, framework, executor);
      case Input.FrameworkUpdated(var framework) -> updated(turn, framework);
      case Input.Acknowledged(var task, var uuid) -> {
        news.acknowledged(turn, task, uuid);
        endings.settle(turn, task);
      }
      case Input.Reconcile(var wanted) -> reconcile(turn, wanted);
      case Input.SentAway(var why) -> tasks.sentAway(turn, why);
      case Input.Launched(var run, var pid, var lodging) -> tasks.launched(turn, run, pid, lodging);
      case Input.LaunchFailed(var run, var why) -> tasks.launchFailed(turn, run, why);
      case Input.Exited(var run, var status) -> tasks.exited(turn, run, status);
      case Input.Surveyed(var run, var found) -> recovery.surveyed(turn, run, found);
      case Input.Probed(var run, var purpose, var answer) ->
          checks.probed(turn, run, purpose, answer);
      case Input.DiskMeasured(var usedShare) -> garbage.measured(turn, usedShare);
      case Input.SandboxesRemoved(var gone, var _) -> garbage.removed(turn, gone);
      case Input.Rang(var alarm) -> rang(turn, alarm);
      case Input.Ordered(var by, var order) -> {
        if (registration.follows(turn, by)) {
          take(turn, order);
        }
      }
    }
  }

  private void rang(Turn turn, Alarm alarm) {
    switch (alarm) {
      case Alarm.Register _ -> registration.ask(turn);
      case Alarm.NoPing _ -> registration.noPing(turn);
      case Alarm.Resend(var task) -> news.again(turn, task);
      case Alarm.ProbeDue(var run, var purpose) -> checks.due(turn, run, purpose);
      case Alarm.Force(var run) -> endings.force(turn, run);
      case Alarm.TooLong(var run) -> endings.tooLong(turn, run);
      case Alarm.Sweep _ -> garbage.due(turn);
    }
  }

  private void welcomed(Turn turn, Input.Welcomed welcome) {
    if (registration.welcomed(turn, welcome.from(), welcome.id(), welcome.pingTimeout())) {
      reconcile(turn, welcome.wanted());
    }
  }

  /// A framework that has nothing here does not matter here.
  private static void updated(Turn turn, Framework framework) {
    if (turn.state().frameworks().has(framework.id())) {
      turn.keep(framework);
    }
  }

  /// Tells of each task that the master expects here and that never came, or is forgotten.
  private void reconcile(Turn turn, List<Input.Wanted> wanted) {
    for (Input.Wanted one : wanted) {
      if (turn.task(one.task()).isEmpty()) {
        news.tellOfNothing(
            turn,
            one.task(),
            new ExecutorId(one.task().task().value()),
            Statuses.ofNothing(
                one.partitionAware() ? TaskState.DROPPED : TaskState.LOST,
                Reason.RECONCILIATION,
                "The agent does not know this task",
                turn.now()));
      }
    }
  }
}
