package io.mesocosm.agent.core;

import io.mesocosm.agent.model.Reason;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.checks.CheckResult;
import io.mesocosm.agent.model.checks.Checkup;
import io.mesocosm.agent.model.checks.Health;
import io.mesocosm.agent.model.checks.Probe;
import io.mesocosm.agent.model.checks.Probe.Answer;
import io.mesocosm.agent.model.runs.RunId;
import io.mesocosm.agent.model.runs.Stage;
import java.time.Duration;
import java.time.Instant;

/// When tasks are probed, and what follows from the answers (Mesos 1.11 documentation, "Task Health
/// Checking and Generalized Checks").
///
/// A health check tells its first success, each failure, and each success after a failure; failures
/// within the grace period do not count until it has succeeded once; enough failures in a row kill.
/// A check never kills and tells only changes. A probe that could not look tells and counts
/// nothing.
final class CheckRules {
  private static final int FIRST_GOOD_STATUS = 200;
  private static final int LAST_GOOD_STATUS = 399;

  // An interval of 0 is allowed, and would keep a processor busy with nothing but probes.
  private static final Duration SHORTEST_REST = Duration.ofMillis(100);

  private final NewsRules news;
  private final Endings endings;

  CheckRules(NewsRules news, Endings endings) {
    this.news = news;
    this.endings = endings;
  }

  /// The task runs, or was found running.
  void begin(Turn turn, Task task) {
    if (task.stage() instanceof Stage.Running(var _, var since)) {
      for (CheckPlan plan : task.spec().checks()) {
        var first = since.plus(plan.delay());
        arm(turn, task, plan, first.isBefore(turn.now()) ? turn.now() : first);
      }
    }
  }

  private static void arm(Turn turn, Task task, CheckPlan plan, Instant at) {
    turn.arm(new Alarm.ProbeDue(task.run(), plan.purpose()), at);
  }

  private static Duration rest(CheckPlan plan) {
    return plan.interval().compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : plan.interval();
  }

  void due(Turn turn, RunId run, CheckPlan.Purpose purpose) {
    turn.task(run)
        .filter(task -> task.stage() instanceof Stage.Running)
        .ifPresent(task -> task.plan(purpose).ifPresent(plan -> probe(turn, task, plan)));
  }

  private static void probe(Turn turn, Task task, CheckPlan plan) {
    turn.state()
        .frameworks()
        .get(task.key().framework())
        .ifPresent(framework ->
            turn.act(new Effect.RunProbe(task.place(turn.state().id()), task, framework, plan)));
  }

  void probed(Turn turn, RunId run, CheckPlan.Purpose purpose, Answer answer) {
    turn.task(run)
        .ifPresent(task -> {
          if (task.stage() instanceof Stage.Running(var _, var since)) {
            task.plan(purpose)
                .ifPresent(plan -> {
                  arm(turn, task, plan, turn.now().plus(rest(plan)));
                  if (!(answer instanceof Answer.Unseen)) {
                    judge(turn, task, plan, answer, since);
                  }
                });
          }
        });
  }

  private void judge(Turn turn, Task task, CheckPlan plan, Answer answer, Instant since) {
    switch (plan.purpose()) {
      case CHECK -> check(turn, task, plan, answer);
      case HEALTH -> health(turn, task, plan, answer, since);
    }
  }

  private void check(Turn turn, Task task, CheckPlan plan, Answer answer) {
    CheckResult result =
        switch (answer) {
          case Answer.ExitCode(var code) -> new CheckResult.ExitCode(code);
          case Answer.StatusCode(var code) -> new CheckResult.StatusCode(code);
          case Answer.Connected(var succeeded) -> new CheckResult.Connected(succeeded);
          case Answer.Silence _, Answer.Unseen _ -> new CheckResult.Empty(plan.probe().kind());
        };
    if (!result.equals(task.checkup().check())) {
      var seen = task.with(task.checkup().with(result));
      news.tell(turn, seen, Statuses.checked(seen, Reason.TASK_CHECK_STATUS_UPDATED, turn.now()));
    }
  }

  private void health(Turn turn, Task task, CheckPlan plan, Answer answer, Instant since) {
    var before = task.checkup();
    if (isGood(answer)) {
      if (before.health() == Health.HEALTHY && before.failures() == 0) {
        return;
      }
      tell(turn, task, new Checkup(Health.HEALTHY, 0, true, before.check()));
      return;
    }
    if (!before.passedOnce() && turn.now().isBefore(since.plus(plan.grace()))) {
      return;
    }
    int failures = before.failures() + 1;
    var told =
        tell(
            turn,
            task,
            new Checkup(Health.UNHEALTHY, failures, before.passedOnce(), before.check()));
    if (failures >= plan.failures()) {
      endings.order(turn, told, Stage.Cause.UNHEALTHY, endings.grace(told));
    }
  }

  private Task tell(Turn turn, Task task, Checkup checkup) {
    var seen = task.with(checkup);
    return news.tell(
        turn, seen, Statuses.checked(seen, Reason.TASK_HEALTH_CHECK_STATUS_UPDATED, turn.now()));
  }

  private static boolean isGood(Probe.Answer answer) {
    return switch (answer) {
      case Answer.ExitCode(var code) -> code == 0;
      case Answer.StatusCode(var code) -> code >= FIRST_GOOD_STATUS && code <= LAST_GOOD_STATUS;
      case Answer.Connected(var succeeded) -> succeeded;
      case Answer.Silence _, Answer.Unseen _ -> false;
    };
  }
}
