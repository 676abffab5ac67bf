package io.mesocosm.agent.core;

import io.mesocosm.agent.model.Registration;
import io.mesocosm.agent.model.Status;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.TaskState;
import io.mesocosm.agent.model.Update;
import io.mesocosm.agent.model.UpdateStream;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.Lodging;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.TaskKey;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// How news of tasks reach their schedulers: at least once, in order, one under way per task (Mesos
/// 1.11, status update manager: again after 10 s, then twice as long, up to 10 min).
final class NewsRules {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  /// Adds `status` to what the task has told, and puts it on its way.
  ///
  /// @return the task with its news, kept
  Task tell(Turn turn, Task task, Status status) {
    return tell(turn, task, status, task.lodging());
  }

  /// @param lodging with all that is known of it
  Task tell(Turn turn, Task task, Status status, Lodging lodging) {
    var update = update(turn, task, status, lodging);
    var told = keep(turn, task, update);
    queue(turn, update);
    return told;
  }

  /// As [#tell], for news that nobody waits for.
  Task note(Turn turn, Task task, Status status) {
    return keep(turn, task, update(turn, task, status, task.lodging()));
  }

  private static Update update(Turn turn, Task task, Status status, Lodging lodging) {
    return new Update(
        task.key(),
        task.spec().executor(),
        task.container(),
        task.pid(),
        lodging,
        turn.uuid(),
        status);
  }

  private static Task keep(Turn turn, Task task, Update update) {
    var told = task.told(update);
    turn.keep(told);
    return told;
  }

  /// News of a task that never came to be here. Not said when there is older news of it under way:
  /// that one is true, and the master will learn it.
  void tellOfNothing(Turn turn, TaskKey key, ExecutorId executor, Status status) {
    if (!turn.state().streams().has(key)) {
      queue(
          turn,
          new Update(key, executor, ContainerId.NONE, 0, Lodging.MACHINE, turn.uuid(), status));
    }
  }

  private void queue(Turn turn, Update update) {
    var key = update.task();
    var old = turn.state().streams().get(key);
    if (old.isPresent()) {
      turn.keep(old.get().plus(update));
    } else {
      var fresh = new UpdateStream(key, List.of(update), 0);
      turn.keep(fresh);
      send(turn, fresh);
    }
  }

  /// The scheduler has seen `uuid`; an acknowledgement of anything but the first is a repeat.
  void acknowledged(Turn turn, TaskKey key, UUID uuid) {
    var stream = turn.state().streams().get(key).filter(open -> open.isAwaiting(uuid));
    if (stream.isEmpty()) {
      return;
    }
    var rest = stream.get().rest();
    if (rest.isEmpty()) {
      turn.forgetStream(key);
      turn.disarm(new Alarm.Resend(key));
    } else {
      var next = new UpdateStream(key, rest, 0);
      turn.keep(next);
      send(turn, next);
    }
  }

  /// Nobody wants to hear of this task any more.
  void drop(Turn turn, TaskKey key) {
    if (turn.state().streams().has(key)) {
      turn.forgetStream(key);
      turn.disarm(new Alarm.Resend(key));
    }
  }

  void again(Turn turn, TaskKey key) {
    turn.state().streams().get(key).ifPresent(stream -> send(turn, stream));
  }

  /// A master has just welcomed us: everything that waits is said again at once.
  void resume(Turn turn) {
    turn.state().streams().values().forEach(stream -> send(turn, stream.sentTimes(0)));
  }

  private void send(Turn turn, UpdateStream stream) {
    if (!(turn.state().registration() instanceof Registration.Member(var master, var _))) {
      return;
    }
    var id = turn.state().id();
    turn.act(new Effect.Send(master, new Outgoing.Report(id, stream.head(), latest(turn, stream))));
    turn.arm(new Alarm.Resend(stream.task()), turn.now().plus(wait(stream.attempts())));
    turn.remember(stream.sentTimes(stream.attempts() + 1));
  }

  private static TaskState latest(Turn turn, UpdateStream stream) {
    return turn.task(stream.task()).map(Task::state).orElse(stream.last().status().state());
  }

  private static Duration wait(int attempts) {
    var wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, 6));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
