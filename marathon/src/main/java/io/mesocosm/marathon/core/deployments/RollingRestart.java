package io.mesocosm.marathon.core.deployments;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.live.Instance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What to do next to replace all old instances of an app, from what is there now (Marathon 1.11,
/// upgrade strategy). Asked again after every change until there is nothing left to do.
///
/// The law: by its own hand it never takes a healthy instance away while no more than the minimum
/// is healthy, and never has more than the maximum at once.
public final class RollingRestart {
  private RollingRestart() {}

  /// @param dismiss instances that are not needed any more
  /// @param create how many new ones to begin
  public record Move(List<Instance> dismiss, int create) {}

  /// At least so many stay healthy.
  public static int minHealthy(App app) {
    return (int) Math.ceil(app.instances() * app.spec().policy().upgrade().minimumHealth());
  }

  /// No more than so many exist. Where that would leave no room to move, one more is allowed.
  public static int maxCapacity(App app) {
    var max = (int) Math.floor(app.instances() * (1 + app.spec().policy().upgrade().maximumOver()));
    return max == minHealthy(app) && app.instances() > 0 ? max + 1 : max;
  }

  /// @param instances all of the app, those that end included
  public static Move next(App app, Collection<Instance> instances) {
    var old = new ArrayList<Instance>();
    var fresh = new ArrayList<Instance>();
    for (var one : instances) {
      if (one.isWanted() && !one.isInactive()) {
        (one.isCurrent(app) ? fresh : old).add(one);
      }
    }
    var dismiss = new ArrayList<Instance>();
    var surplus = fresh.size() - app.instances();
    if (surplus > 0) {
      dismiss.addAll(new Victims(app).choose(fresh, surplus));
    }
    dismiss.addAll(outdated(app, old, fresh));
    var occupied =
        instances.stream().filter(one -> !one.isInactive()).count()
            - dismiss.stream().filter(Instance::isWaiting).count();
    var room = Math.max(0, maxCapacity(app) - (int) occupied);
    var missing = Math.max(0, app.instances() - fresh.size());
    return new Move(List.copyOf(dismiss), Math.min(room, missing));
  }

  /// The old ones beyond those that keep the minimum up until new ones do. What has no task goes at
  /// once.
  private static List<Instance> outdated(App app, List<Instance> old, List<Instance> fresh) {
    var serving = (int) fresh.stream().filter(Instance::isServing).count();
    var placed = old.stream().filter(one -> !one.isWaiting()).toList();
    var keep = Math.max(0, minHealthy(app) - serving);
    var outdated = new ArrayList<>(old.stream().filter(Instance::isWaiting).toList());
    outdated.addAll(new Victims(app).choose(placed, placed.size() - keep));
    return outdated;
  }
}
