package io.mesocosm.agent.core;

import io.mesocosm.agent.model.Reason;
import io.mesocosm.agent.model.Status;
import io.mesocosm.agent.model.Status.Source;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.TaskState;
import io.mesocosm.agent.model.checks.CheckResult;
import io.mesocosm.agent.model.checks.Health;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Signals;
import io.mesocosm.agent.model.runs.Stage;
import java.time.Instant;

/// Which state, source, reason and words go with which event (Mesos 1.11, task states and reasons;
/// the words are those frameworks and people search for).
final class Statuses {
  private Statuses() {}

  static Status byExecutor(Task task, TaskState state, Instant now) {
    return of(task, state, Source.EXECUTOR, Reason.NONE, "", now);
  }

  static Status byAgent(Task task, TaskState state, Reason reason, String why, Instant now) {
    return of(task, state, Source.AGENT, reason, why, now);
  }

  static Status checked(Task task, Reason reason, Instant now) {
    return of(task, TaskState.RUNNING, Source.EXECUTOR, reason, "", now);
  }

  /// Of a task that never was on this agent.
  static Status ofNothing(TaskState state, Reason reason, String why, Instant now) {
    return new Status(
        state, Source.AGENT, reason, why, Health.UNKNOWN, new CheckResult.None(), now);
  }

  /// Of a task that nobody asked to end.
  static Status byItself(Task task, ExitStatus status, Instant now) {
    return switch (status) {
      case ExitStatus.Code(var code) when code == 0 ->
          of(task, TaskState.FINISHED, Source.EXECUTOR, Reason.NONE, words(status), now);
      case ExitStatus.OfContainer(var code) when code == 0 ->
          of(task, TaskState.FINISHED, Source.EXECUTOR, Reason.NONE, words(status), now);
      case ExitStatus.Code _, ExitStatus.OfContainer _, ExitStatus.Signal _ ->
          of(task, TaskState.FAILED, Source.EXECUTOR, Reason.NONE, words(status), now);
      case ExitStatus.OutOfMemory _ ->
          byAgent(task, TaskState.FAILED, Reason.CONTAINER_LIMITATION_MEMORY, words(status), now);
      case ExitStatus.Lost _ ->
          byAgent(task, TaskState.FAILED, Reason.EXECUTOR_TERMINATED, words(status), now);
    };
  }

  /// Of a task that ended after we asked it to.
  static Status killed(Task task, Stage.Cause cause, ExitStatus status, Instant now) {
    return switch (cause) {
      case REQUESTED, UNHEALTHY, FRAMEWORK_GONE, AGENT_LEAVES ->
          of(task, TaskState.KILLED, Source.EXECUTOR, Reason.NONE, words(status), now);
      case TOO_LONG ->
          of(
              task,
              TaskState.FAILED,
              Source.EXECUTOR,
              Reason.MAX_COMPLETION_TIME_REACHED,
              words(status),
              now);
      case NOT_CHECKPOINTED ->
          byAgent(
              task,
              TaskState.FAILED,
              Reason.EXECUTOR_TERMINATED,
              "The agent was restarted, and the framework does not checkpoint",
              now);
    };
  }

  /// Of a task that we were asked to end before it began.
  static Status neverStarted(Task task, Stage.Cause cause, Instant now) {
    return cause == Stage.Cause.NOT_CHECKPOINTED
        ? killed(task, cause, new ExitStatus.Lost(), now)
        : byAgent(
            task,
            TaskState.KILLED,
            Reason.TASK_KILLED_DURING_LAUNCH,
            "Task killed before it was started",
            now);
  }

  private static String words(ExitStatus status) {
    return switch (status) {
      case ExitStatus.Code(var code) -> "Command exited with status " + code;
      case ExitStatus.OfContainer(var code) -> "Container exited with status " + code;
      case ExitStatus.Signal(var number) ->
          "Command terminated with signal " + Signals.name(number);
      case ExitStatus.OutOfMemory(var limit, var used) ->
          "Memory limit exceeded: Requested: %dMB Maximum Used: %dMB"
              .formatted(limit >> 20, used >> 20);
      case ExitStatus.Lost _ -> "The command ended, and nobody was left to see how";
    };
  }

  private static Status of(
      Task task, TaskState state, Source source, Reason reason, String message, Instant now) {
    var checkup = task.checkup();
    return new Status(state, source, reason, message, checkup.health(), checkup.check(), now);
  }
}
