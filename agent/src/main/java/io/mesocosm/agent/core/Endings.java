package io.mesocosm.agent.core;

import io.mesocosm.agent.model.Phase;
import io.mesocosm.agent.model.Status;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.TaskState;
import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.FinishedRun;
import io.mesocosm.agent.model.runs.Remains;
import io.mesocosm.agent.model.runs.RunId;
import io.mesocosm.agent.model.runs.Stage;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How tasks are ended, and what is left of them.
final class Endings {
  /// A process that survives force is in the kernel's hands; ask again, it may come out.
  private static final Duration FORCE_AGAIN = Duration.ofSeconds(5);

  private static final String MAX = "\uffff";

  private final AgentRules rules;
  private final NewsRules news;

  Endings(AgentRules rules, NewsRules news) {
    this.rules = rules;
    this.news = news;
  }

  /// What a task gets whom nobody gave another grace together with the order to end.
  Duration grace(Task task) {
    return rules.time(task.spec().killGrace());
  }

  void shutdown(Turn turn, Task task, Stage.Cause cause) {
    order(turn, task, cause, rules.shutdownGrace());
  }

  /// Begins to end a task. One that is on its way out already stays on it.
  void order(Turn turn, Task task, Stage.Cause cause, Duration grace) {
    switch (task.stage()) {
      case Stage.Launching _ -> {
        turn.keep(task.at(new Stage.Killing(cause, 0, false)));
        turn.act(new Effect.GiveUp(task.run()));
        turn.arm(new Alarm.Force(task.run()), turn.now().plus(grace));
      }
      case Stage.Running(var pid, var _) -> {
        kill(turn, announced(turn, task, cause), cause, pid);
        turn.arm(new Alarm.Force(task.run()), turn.now().plus(grace));
      }
      case Stage.Killing(var _, var pid, var forced) -> {
        if (!forced && cause == Stage.Cause.FRAMEWORK_GONE) {
          turn.keep(task.at(new Stage.Killing(cause, pid, false)));
        }
      }
      case Stage.Ended _ -> {
        if (cause == Stage.Cause.FRAMEWORK_GONE) {
          news.drop(turn, task.key());
          settle(turn, task.key());
        }
      }
    }
  }

  private Task announced(Turn turn, Task task, Stage.Cause cause) {
    boolean wanted =
        turn.state()
            .frameworks()
            .get(task.key().framework())
            .filter(framework -> framework.killingState())
            .isPresent();
    return wanted && cause != Stage.Cause.FRAMEWORK_GONE
        ? news.tell(turn, task, Statuses.byExecutor(task, TaskState.KILLING, turn.now()))
        : task;
  }

  /// Somebody has changed their mind about the grace of a kill under way.
  void hurry(Turn turn, Task task, Duration grace) {
    if (task.stage() instanceof Stage.Killing(var _, var _, var forced) && !forced) {
      turn.arm(new Alarm.Force(task.run()), turn.now().plus(grace));
    }
  }

  /// Asks the processes of a task to end.
  void kill(Turn turn, Task task, Stage.Cause cause, long pid) {
    turn.keep(task.at(new Stage.Killing(cause, pid, false)));
    disarmChecks(turn, task);
    signal(turn, task, Effect.How.ASK);
  }

  void force(Turn turn, RunId run) {
    turn.task(run)
        .ifPresent(task -> {
          if (task.stage() instanceof Stage.Killing(var cause, var pid, var _)) {
            turn.keep(task.at(new Stage.Killing(cause, pid, true)));
            signal(turn, task, Effect.How.FORCE);
            turn.arm(new Alarm.Force(run), turn.now().plus(FORCE_AGAIN));
          }
        });
  }

  private static void signal(Turn turn, Task task, Effect.How how) {
    turn.act(new Effect.Signal(task.place(turn.state().id()), task.run(), how));
  }

  void tooLong(Turn turn, RunId run) {
    turn.task(run)
        .filter(task -> task.stage() instanceof Stage.Running)
        .ifPresent(task -> order(turn, task, Stage.Cause.TOO_LONG, grace(task)));
  }

  /// Nothing of the task runs any more, and this is the last that is said of it.
  void end(Turn turn, Task task, Status last) {
    var over = task.at(new Stage.Ended(turn.now()));
    boolean heard =
        !(task.stage() instanceof Stage.Killing(var cause, var _, var _))
            || cause != Stage.Cause.FRAMEWORK_GONE;
    if (heard) {
      news.tell(turn, over, last);
    } else {
      news.drop(turn, task.key());
      news.note(turn, over, last);
    }
    disarmChecks(turn, task);
    turn.disarm(new Alarm.Force(task.run()));
    turn.disarm(new Alarm.TooLong(task.run()));
    settle(turn, task.key());
    if (turn.state().phase() == Phase.LEAVING) {
      stopWhenEmpty(turn, "the master told this agent to leave");
    }
  }

  private static void disarmChecks(Turn turn, Task task) {
    for (CheckPlan plan : task.spec().checks()) {
      turn.disarm(new Alarm.ProbeDue(task.run(), plan.purpose()));
    }
  }

  void stopWhenEmpty(Turn turn, String why) {
    if (turn.state().tasks().values().stream().allMatch(Task::isOver)) {
      turn.act(new Effect.Stop(why));
    }
  }

  /// A task that is over and of which all is said becomes history and a sandbox to collect.
  void settle(Turn turn, TaskKey key) {
    if (turn.state().streams().has(key)) {
      return;
    }
    turn.task(key)
        .ifPresent(task -> {
          if (task.stage() instanceof Stage.Ended(var at)) {
            turn.forgetTask(key);
            turn.keep(new FinishedRun(key.framework(), at, task.container()), task);
            turn.keep(new Remains(task.place(turn.state().id()), at));
            trim(turn, key.framework());
          }
        });
  }

  private void trim(Turn turn, FrameworkId framework) {
    var its = of(turn, framework);
    for (FinishedRun oldest : its.subList(0, Math.max(0, its.size() - limit()))) {
      turn.forgetFinished(oldest);
    }
  }

  private int limit() {
    return rules.maxFinishedPerFramework();
  }

  private static List<FinishedRun> of(Turn turn, FrameworkId framework) {
    var first = new FinishedRun(framework, Instant.MIN, ContainerId.NONE);
    var last = new FinishedRun(framework, Instant.MAX, new ContainerId(MAX));
    return List.copyOf(turn.state().finished().asMap().subMap(first, true, last, true).keySet());
  }
}
