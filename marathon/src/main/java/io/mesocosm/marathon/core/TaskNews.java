package io.mesocosm.marathon.core;

import io.mesocosm.base.Outcome;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.TaskUpdate;
import io.mesocosm.marathon.core.instances.Conditions;
import io.mesocosm.marathon.core.instances.Life.Happening;
import io.mesocosm.marathon.core.messages.MarathonEvent;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.TaskId;
import io.mesocosm.marathon.model.live.Condition;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.Phase;
import io.mesocosm.marathon.model.live.Task;
import io.mesocosm.marathon.model.live.TaskFailure;
import io.mesocosm.marathon.model.spec.Policy;
import java.time.Instant;
import java.util.Optional;

/// What the master tells about tasks. Each update is acknowledged in the step that takes it in, so
/// after what follows from it is durable.
final class TaskNews {
  private static final int LONGEST_MESSAGE = 10_000;

  private TaskNews() {}

  static void updated(Turn turn, TaskUpdate update) {
    switch (TaskId.parse(update.task().value())) {
      case Outcome.Ok<TaskId>(var id) -> updated(turn, update, id);
      case Outcome.Refused<TaskId> _ -> stranger(turn, update);
    }
    if (update.needsAcknowledgement()) {
      turn.tell(update.acknowledgement());
    }
  }

  private static void updated(Turn turn, TaskUpdate update, TaskId id) {
    var instance = turn.state().instances().get(id.instance());
    var task = instance.flatMap(Instance::task).filter(it -> it.id().equals(id));
    if (task.isEmpty()) {
      if (instance.isEmpty() && Conditions.of(update).isTerminal()) {
        turn.publish(
            new MarathonEvent.UnknownInstanceTerminated(
                turn.now(), id.instance(), Conditions.of(update)));
      }
      stranger(turn, update);
      return;
    }
    known(turn, update, instance.get(), task.get());
  }

  /// A task that we do not know lives on: it was given up, or its app is gone.
  private static void stranger(Turn turn, TaskUpdate update) {
    var lives =
        switch (update.state()) {
          case STAGING, STARTING, RUNNING -> true;
          case KILLING,
              FINISHED,
              FAILED,
              KILLED,
              ERROR,
              LOST,
              DROPPED,
              UNREACHABLE,
              GONE,
              GONE_BY_OPERATOR,
              UNKNOWN ->
              false;
        };
    if (lives) {
      turn.tell(new Call.Kill(update.task(), update.agent()));
    }
  }

  private static void known(Turn turn, TaskUpdate update, Instance instance, Task task) {
    var condition = Conditions.of(update);
    tell(turn, update, instance, task);
    if (condition.isTerminal()) {
      over(turn, update, instance, task, condition);
      return;
    }
    var at = condition == Condition.UNREACHABLE ? unreachableSince(turn, update) : turn.now();
    Killing.happen(turn, instance, new Happening.Reported(condition, at, update.addresses()));
    turn.state().instances().get(instance.id()).ifPresent(after -> moved(turn, instance, after));
    mesosHealth(turn, update, task.id());
  }

  /// Tells listeners, save of an answer to reconciliation that is no news: after a change of the
  /// leader there is one for every task.
  private static void tell(Turn turn, TaskUpdate update, Instance instance, Task task) {
    var condition = Conditions.of(update);
    if (condition == instance.condition() && !update.needsAcknowledgement()) {
      return;
    }
    turn.publish(
        new MarathonEvent.StatusUpdated(
            turn.now(),
            update.addresses().isEmpty() ? task : task.withAddresses(update.addresses()),
            instance.app(),
            instance.version(),
            Conditions.state(update, condition),
            update.message()));
  }

  private static Instant unreachableSince(Turn turn, TaskUpdate update) {
    return update.unreachableSince().equals(Instant.EPOCH) ? turn.now() : update.unreachableSince();
  }

  /// A task that has ended: it is told why the app fails, and the next launch waits.
  private static void over(
      Turn turn, TaskUpdate update, Instance instance, Task task, Condition condition) {
    turn.publish(new MarathonEvent.InstanceChanged(turn.now(), instance, condition));
    if (turn.state().tree().app(instance.app()).isPresent() && Conditions.isFailure(condition)) {
      turn.save(
          new Change.FailureSaved(
              new TaskFailure(
                  instance.app(),
                  task.id(),
                  Conditions.state(update, condition).wire(),
                  bounded(update.message()),
                  task.on().hostname(),
                  task.on().agent(),
                  instance.version(),
                  turn.now())));
    }
    if (instance.isWanted() && !task.doomed() && Conditions.delaysNext(condition)) {
      turn.state().tree().app(instance.app()).ifPresent(app -> Delays.failed(turn, app));
    }
    turn.then(new Effect.Disarm(new Alarm.KillAgain(instance.id())));
    turn.then(new Effect.Disarm(new Alarm.Overdue(task.id())));
    Killing.happen(
        turn, instance, new Happening.Reported(condition, turn.now(), update.addresses()));
  }

  /// Messages may be of any length; what is kept of them is not (Marathon 1.11).
  private static String bounded(String message) {
    return message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
  }

  private static void moved(Turn turn, Instance before, Instance after) {
    if (after.condition() == before.condition()
        || !(after.phase() instanceof Phase.Placed(var task, var condition, var since))) {
      return;
    }
    switch (condition) {
      case STAGING, STARTING ->
          turn.arm(new Alarm.Overdue(task.id()), turn.now().plus(turn.rules().launchTimeout()));
      case RUNNING -> {
        turn.then(new Effect.Disarm(new Alarm.Overdue(task.id())));
        turn.state().tree().app(after.app()).ifPresent(app -> Delays.ran(turn, app));
        Checking.begin(turn, after, task);
      }
      case UNREACHABLE -> watch(turn, after, since);
      case SCHEDULED,
          PROVISIONED,
          KILLING,
          UNREACHABLE_INACTIVE,
          KILLED,
          FINISHED,
          FAILED,
          ERROR,
          DROPPED,
          GONE,
          UNKNOWN -> {}
    }
  }

  /// Sets the alarms of an unreachable instance (Marathon 1.11, unreachable strategy).
  static void watch(Turn turn, Instance instance, Instant since) {
    var strategy =
        turn.state()
            .definition(instance)
            .map(App::spec)
            .map(spec -> spec.policy().unreachable())
            .orElse(Policy.Unreachable.Replaced.DEFAULT);
    switch (strategy) {
      case Policy.Unreachable.Awaited _ -> {}
      case Policy.Unreachable.Replaced(var inactiveAfter, var expungeAfter) -> {
        turn.arm(new Alarm.Inactive(instance.id()), since.plus(inactiveAfter));
        turn.arm(new Alarm.Expunge(instance.id()), since.plus(expungeAfter));
      }
    }
  }

  /// The result of the one check that the agent runs for us.
  private static void mesosHealth(Turn turn, TaskUpdate update, TaskId id) {
    var instance = turn.state().instances().get(id.instance());
    var index = instance.flatMap(turn.state()::definition).flatMap(TaskNews::mesosCheck);
    if (instance.isEmpty() || index.isEmpty()) {
      return;
    }
    switch (update.healthy()) {
      case YES -> Checking.told(turn, instance.get(), index.get(), true, "");
      case NO -> Checking.told(turn, instance.get(), index.get(), false, bounded(update.message()));
      case UNKNOWN -> {}
    }
  }

  private static Optional<Integer> mesosCheck(App app) {
    var checks = app.spec().checks().health();
    for (var i = 0; i < checks.size(); i++) {
      if (checks.get(i).protocol().isRunByMesos()) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}
