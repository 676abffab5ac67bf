package io.mesocosm.agent.core;

import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Phase;
import io.mesocosm.agent.model.Reason;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.TaskState;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Found;
import io.mesocosm.agent.model.runs.Lodging;
import io.mesocosm.agent.model.runs.RunId;
import io.mesocosm.agent.model.runs.Stage;
import io.mesocosm.base.collections.PSet;
import java.util.Optional;

/// What an agent does first: it looks for every run that it remembers and takes up each where it
/// stands (Mesos 1.11 documentation, "Agent Recovery"). Only then does it register, so that what it
/// tells the master is true.
final class RecoveryRules {
  private final AgentRules rules;
  private final TaskRules tasks;
  private final Endings endings;
  private final RegistrationRules registration;

  RecoveryRules(
      AgentRules rules, TaskRules tasks, Endings endings, RegistrationRules registration) {
    this.rules = rules;
    this.tasks = tasks;
    this.endings = endings;
    this.registration = registration;
  }

  void start(Turn turn) {
    turn.phase(Phase.RECOVERING);
    var alive = turn.state().tasks().values().stream().filter(task -> !task.isOver()).toList();
    turn.surveying(PSet.from(alive.stream().map(Task::container).toList()));
    for (Task task : alive) {
      turn.act(new Effect.Survey(task.place(turn.state().id()), task));
    }
    serveWhenSure(turn);
  }

  void surveyed(Turn turn, RunId run, Found found) {
    turn.surveying(turn.state().surveyed().without(run.container()));
    turn.task(run)
        .ifPresent(task -> {
          switch (found) {
            case Found.NotStarted _ -> notStarted(turn, task);
            case Found.Running(var pid, var lodging) -> running(turn, task, pid, lodging);
            case Found.Over(ExitStatus.Lost _) when task.stage() instanceof Stage.Running ->
                gone(turn, task);
            case Found.Over(var status) -> tasks.exited(turn, run, status);
          }
        });
    serveWhenSure(turn);
  }

  private void serveWhenSure(Turn turn) {
    if (turn.state().surveyed().isEmpty() && turn.state().phase() == Phase.RECOVERING) {
      turn.phase(Phase.SERVING);
      turn.arm(new Alarm.Sweep(), turn.now().plus(rules.diskWatchInterval()));
      registration.ready(turn);
    }
  }

  private void notStarted(Turn turn, Task task) {
    switch (task.stage()) {
      case Stage.Launching _ -> launchAgain(turn, task);
      case Stage.Killing(var cause, var _, var _) ->
          endings.end(turn, task, Statuses.neverStarted(task, cause, turn.now()));
      case Stage.Running _ -> gone(turn, task);
      case Stage.Ended _ -> {
        // Not surveyed.
      }
    }
  }

  private void launchAgain(Turn turn, Task task) {
    framework(turn, task)
        .ifPresent(framework ->
            turn.act(new Effect.Launch(task.place(turn.state().id()), task, framework)));
  }

  private void running(Turn turn, Task task, long pid, Lodging lodging) {
    switch (task.stage()) {
      case Stage.Launching _ -> tasks.launched(turn, task.run(), pid, lodging);
      case Stage.Running(var _, var since) -> {
        if (framework(turn, task).filter(Framework::checkpoint).isEmpty()) {
          endings.shutdown(turn, task, Stage.Cause.NOT_CHECKPOINTED);
        } else {
          var found = task.at(new Stage.Running(pid, since));
          turn.keep(found);
          tasks.watch(turn, found, since);
        }
      }
      case Stage.Killing(var cause, var _, var _) -> {
        endings.kill(turn, task, cause, pid);
        turn.arm(new Alarm.Force(task.run()), turn.now().plus(endings.grace(task)));
      }
      case Stage.Ended _ -> {
        // Not surveyed.
      }
    }
  }

  private void gone(Turn turn, Task task) {
    var state =
        framework(turn, task)
            .map(framework -> framework.inItsWords(TaskState.GONE))
            .orElse(TaskState.LOST);
    endings.end(
        turn,
        task,
        Statuses.byAgent(
            task,
            state,
            Reason.EXECUTOR_REREGISTRATION_TIMEOUT,
            "The task was gone when the agent came back",
            turn.now()));
  }

  private static Optional<Framework> framework(Turn turn, Task task) {
    return turn.state().frameworks().get(task.key().framework());
  }
}
