package io.mesocosm.agent.core;

import io.mesocosm.agent.core.Input.Order;
import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Phase;
import io.mesocosm.agent.model.Reason;
import io.mesocosm.agent.model.Registration;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.TaskState;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Lodging;
import io.mesocosm.agent.model.runs.RunId;
import io.mesocosm.agent.model.runs.Stage;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import java.time.Instant;

/// The life of a task between the order and its end (Mesos 1.11: command executor, agent's task
/// states and reasons).
final class TaskRules {
  private final NewsRules news;
  private final CheckRules checks;
  private final Endings endings;

  TaskRules(NewsRules news, CheckRules checks, Endings endings) {
    this.news = news;
    this.checks = checks;
    this.endings = endings;
  }

  /// Only a member takes a task. Who asks has said already what is here, and the master that takes
  /// us back by that would never hear of a task begun since; an order can be that late when the net
  /// held it back. The original takes such orders, and loses sight of the task.
  void run(Turn turn, Framework framework, Order order) {
    if (turn.state().tasks().has(order.key())) {
      return;
    }
    if (turn.state().phase() == Phase.LEAVING) {
      refuse(
          turn,
          framework,
          order,
          TaskState.DROPPED,
          Reason.EXECUTOR_TERMINATED,
          "The agent is leaving the cluster");
      return;
    }
    if (!(turn.state().registration() instanceof Registration.Member)) {
      refuse(
          turn,
          framework,
          order,
          TaskState.DROPPED,
          Reason.AGENT_DISCONNECTED,
          "The order came while the agent was asking to be registered again");
      return;
    }
    switch (order) {
      case Order.Fit(var spec, var container, var info) -> {
        turn.keep(framework);
        var task = Task.ordered(spec, container, info);
        turn.keep(task);
        turn.act(new Effect.Launch(task.place(turn.state().id()), task, framework));
      }
      case Order.Unfit(var _, var _, var invalid, var reason, var why) ->
          refuse(turn, framework, order, invalid ? TaskState.ERROR : TaskState.FAILED, reason, why);
    }
  }

  private void refuse(
      Turn turn, Framework framework, Order order, TaskState state, Reason reason, String why) {
    news.tellOfNothing(
        turn,
        order.key(),
        order.executor(),
        Statuses.ofNothing(framework.inItsWords(state), reason, why, turn.now()));
  }

  void launched(Turn turn, RunId run, long pid, Lodging lodging) {
    turn.task(run)
        .ifPresent(task -> {
          switch (task.stage()) {
            case Stage.Launching _ -> begin(turn, task, pid, lodging);
            case Stage.Killing(var cause, var _, var _) ->
                endings.kill(turn, task.in(lodging), cause, pid);
            case Stage.Running _, Stage.Ended _ -> {
              // Told twice: nothing new.
            }
          }
        });
  }

  private void begin(Turn turn, Task task, long pid, Lodging lodging) {
    var running = task.at(new Stage.Running(pid, turn.now())).in(lodging);
    var starting =
        news.tell(turn, running, Statuses.byExecutor(running, TaskState.STARTING, turn.now()));
    var told =
        news.tell(
            turn, starting, Statuses.byExecutor(running, TaskState.RUNNING, turn.now()), lodging);
    watch(turn, told, turn.now());
  }

  /// Arms what goes with a task that runs, also when it is found running after a restart.
  void watch(Turn turn, Task task, Instant since) {
    checks.begin(turn, task);
    if (task.spec().hasTimeLimit()) {
      turn.arm(new Alarm.TooLong(task.run()), since.plus(task.spec().maxCompletion()));
    }
  }

  void launchFailed(Turn turn, RunId run, String why) {
    turn.task(run)
        .ifPresent(task -> {
          switch (task.stage()) {
            case Stage.Launching _ ->
                endings.end(
                    turn,
                    task,
                    Statuses.byAgent(
                        task, TaskState.FAILED, Reason.CONTAINER_LAUNCH_FAILED, why, turn.now()));
            case Stage.Killing(var cause, var pid, var _) when pid == 0 ->
                endings.end(turn, task, Statuses.neverStarted(task, cause, turn.now()));
            case Stage.Running _, Stage.Killing _, Stage.Ended _ -> {
              // It was launched before: the second attempt, after a restart, had nothing to do.
            }
          }
        });
  }

  void exited(Turn turn, RunId run, ExitStatus status) {
    turn.task(run)
        .ifPresent(task -> {
          switch (task.stage()) {
            // So short that its end was known first.
            case Stage.Launching _ -> {
              begin(turn, task, 0, Lodging.MACHINE);
              exited(turn, run, status);
            }
            case Stage.Running _ ->
                endings.end(turn, task, Statuses.byItself(task, status, turn.now()));
            case Stage.Killing(var cause, var pid, var _) ->
                endings.end(
                    turn,
                    task,
                    pid == 0
                        ? Statuses.neverStarted(task, cause, turn.now())
                        : Statuses.killed(task, cause, status, turn.now()));
            case Stage.Ended _ -> {
              // Told twice: nothing new.
            }
          }
        });
  }

  void kill(Turn turn, Input.KillTask kill) {
    var known = turn.task(kill.task());
    if (known.isEmpty()) {
      turn.state()
          .frameworks()
          .get(kill.task().framework())
          .ifPresent(framework ->
              news.tellOfNothing(
                  turn,
                  kill.task(),
                  new ExecutorId(kill.task().task().value()),
                  Statuses.ofNothing(
                      framework.inItsWords(TaskState.DROPPED),
                      Reason.EXECUTOR_TERMINATED,
                      "No such task runs on this agent",
                      turn.now())));
      return;
    }
    var task = known.get();
    kill.grace().ifPresent(grace -> endings.hurry(turn, task, grace));
    endings.order(turn, task, Stage.Cause.REQUESTED, kill.grace().orElse(endings.grace(task)));
  }

  void shutdownFramework(Turn turn, FrameworkId framework) {
    for (var task : turn.state().tasks().values()) {
      if (task.key().framework().equals(framework)) {
        endings.shutdown(turn, task, Stage.Cause.FRAMEWORK_GONE);
      }
    }
    for (var stream : turn.state().streams().values()) {
      if (stream.task().framework().equals(framework) && turn.task(stream.task()).isEmpty()) {
        news.drop(turn, stream.task());
      }
    }
  }

  void shutdownExecutor(Turn turn, FrameworkId framework, ExecutorId executor) {
    for (var task : turn.state().tasks().values()) {
      if (task.key().framework().equals(framework) && task.spec().executor().equals(executor)) {
        endings.shutdown(turn, task, Stage.Cause.REQUESTED);
      }
    }
  }

  void sentAway(Turn turn, String why) {
    turn.phase(Phase.LEAVING);
    turn.state()
        .tasks()
        .values()
        .forEach(task -> endings.shutdown(turn, task, Stage.Cause.AGENT_LEAVES));
    endings.stopWhenEmpty(turn, why);
  }
}
