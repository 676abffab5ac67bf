package io.mesocosm.marathon.core;

import io.mesocosm.framework.model.Call;
import io.mesocosm.marathon.core.instances.Life;
import io.mesocosm.marathon.core.instances.Life.Fate;
import io.mesocosm.marathon.core.instances.Life.Happening;
import io.mesocosm.marathon.core.messages.MarathonEvent;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.Task;
import io.mesocosm.protocol.cluster.TaskId;

/// Carries out what [Life] says about an instance, and asks for kills until they are answered.
final class Killing {
  private Killing() {}

  /// Lets `happening` happen to `instance` and stores what becomes of it.
  static void happen(Turn turn, Instance instance, Happening happening) {
    var before = instance.condition();
    switch (Life.after(instance, happening, turn.now())) {
      case Fate.Lives(var after) -> {
        if (!after.equals(instance)) {
          turn.save(after);
        }
        if (after.condition() != before) {
          turn.publish(new MarathonEvent.InstanceChanged(turn.now(), after, after.condition()));
        }
        if (!isDoomed(instance) && isDoomed(after)) {
          kill(turn, after);
        }
      }
      case Fate.Ends _ -> turn.forget(instance);
    }
  }

  /// It is not wanted any more: its task, if it has one, is killed.
  static void dismiss(Turn turn, Instance instance) {
    if (instance.isWanted()) {
      happen(turn, instance, new Happening.Dismissed());
    }
  }

  /// Its task is killed, and it gets another one.
  static void doom(Turn turn, Instance instance) {
    happen(turn, instance, new Happening.Doomed());
  }

  static boolean isDoomed(Instance instance) {
    return instance.task().filter(Task::doomed).isPresent();
  }

  /// Asks the master to kill, now and again (Marathon 1.11, `--kill_retry_timeout`).
  static void kill(Turn turn, Instance instance) {
    instance
        .task()
        .ifPresent(task -> {
          turn.tell(new Call.Kill(new TaskId(task.id().toString()), task.on().agent()));
          turn.arm(new Alarm.KillAgain(instance.id()), turn.now().plus(turn.rules().killRetry()));
        });
  }
}
