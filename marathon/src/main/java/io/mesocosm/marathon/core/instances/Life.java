package io.mesocosm.marathon.core.instances;

import io.mesocosm.framework.model.IpAddress;
import io.mesocosm.marathon.model.live.Condition;
import io.mesocosm.marathon.model.live.Goal;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.Phase;
import io.mesocosm.marathon.model.live.Task;
import java.time.Instant;
import java.util.List;

/// The life of one instance: every phase has an answer to everything that can happen to it
/// (Marathon 1.11, instance conditions and goals).
public final class Life {
  private Life() {}

  /// What can happen to one instance.
  public sealed interface Happening {
    /// An offer is used for it.
    record Launched(Task task) implements Happening {}

    /// The master tells about its present task.
    ///
    /// @param condition never SCHEDULED, PROVISIONED or UNREACHABLE_INACTIVE
    /// @param at when it came about
    /// @param addresses of the task; empty when not told
    record Reported(Condition condition, Instant at, List<IpAddress> addresses)
        implements Happening {}

    /// Its task is to be killed; what follows depends on its goal.
    record Doomed() implements Happening {}

    /// It is not wanted any more.
    record Dismissed() implements Happening {}

    /// It has been unreachable for long enough to be replaced.
    record InactiveDue() implements Happening {}

    /// It has been unreachable for long enough to be forgotten.
    record ExpungeDue() implements Happening {}

    /// Its launch certainly did not happen.
    record NotLaunched() implements Happening {}
  }

  /// What becomes of it.
  public sealed interface Fate {
    /// It is `instance` now, perhaps the same as before.
    record Lives(Instance instance) implements Fate {}

    /// It is forgotten.
    record Ends() implements Fate {}
  }

  public static Fate after(Instance instance, Happening happening, Instant now) {
    return switch (instance.phase()) {
      case Phase.Scheduled _ -> whileWaiting(instance, happening, now);
      case Phase.Placed placed -> whilePlaced(instance, placed, happening, now);
    };
  }

  private static Fate whileWaiting(Instance instance, Happening happening, Instant now) {
    return switch (happening) {
      case Happening.Launched(var task) ->
          lives(instance.with(new Phase.Placed(task, Condition.PROVISIONED, now)));
      case Happening.Dismissed _ -> new Fate.Ends();
      case Happening.Reported _,
          Happening.Doomed _,
          Happening.InactiveDue _,
          Happening.ExpungeDue _,
          Happening.NotLaunched _ ->
          lives(instance);
    };
  }

  private static Fate whilePlaced(
      Instance instance, Phase.Placed placed, Happening happening, Instant now) {
    var unreachable = placed.condition().isUnreachable();
    return switch (happening) {
      case Happening.Launched _ -> lives(instance);
      case Happening.Reported reported when reported.condition().isTerminal() ->
          taskOver(instance, now);
      case Happening.Reported reported -> reported(instance, placed, reported);
      case Happening.Doomed _ when unreachable -> taskOver(instance, now);
      case Happening.Doomed _ -> lives(instance.with(placed.with(placed.task().asDoomed())));
      case Happening.Dismissed _ when unreachable -> new Fate.Ends();
      case Happening.Dismissed _ ->
          lives(instance.with(Goal.DECOMMISSIONED).with(placed.with(placed.task().asDoomed())));
      case Happening.InactiveDue _ when placed.condition() == Condition.UNREACHABLE ->
          lives(
              instance.with(
                  new Phase.Placed(placed.task(), Condition.UNREACHABLE_INACTIVE, placed.since())));
      case Happening.InactiveDue _ -> lives(instance);
      case Happening.ExpungeDue _ when unreachable -> new Fate.Ends();
      case Happening.ExpungeDue _ -> lives(instance);
      case Happening.NotLaunched _ when placed.condition() == Condition.PROVISIONED ->
          taskOver(instance, now);
      case Happening.NotLaunched _ -> lives(instance);
    };
  }

  /// What is wanted gets its next task; what was replaced meanwhile does not come back.
  private static Fate taskOver(Instance instance, Instant now) {
    return instance.isWanted() && !instance.isInactive()
        ? lives(instance.again(instance.version(), now))
        : new Fate.Ends();
  }

  private static Fate reported(Instance instance, Phase.Placed placed, Happening.Reported news) {
    var was = placed.condition();
    if (news.condition() == Condition.UNREACHABLE) {
      if (!instance.isWanted()) {
        return new Fate.Ends();
      }
      return lives(
          was.isUnreachable() ? instance : instance.with(with(placed, news, placed.task())));
    }
    var task = told(placed.task(), news);
    // News may come twice and late: a task does not go back from running to staging, nor from
    // being killed to running.
    var goesBack = !was.isUnreachable() && news.condition().compareTo(was) <= 0;
    return lives(instance.with(goesBack ? placed.with(task) : with(placed, news, task)));
  }

  private static Phase.Placed with(Phase.Placed placed, Happening.Reported news, Task task) {
    return placed.condition() == news.condition()
        ? placed.with(task)
        : new Phase.Placed(task, news.condition(), news.at());
  }

  private static Task told(Task task, Happening.Reported news) {
    var known = news.addresses().isEmpty() ? task : task.withAddresses(news.addresses());
    return news.condition() == Condition.RUNNING && !known.hasStarted()
        ? known.startedAt(news.at())
        : known;
  }

  private static Fate lives(Instance instance) {
    return new Fate.Lives(instance);
  }
}
