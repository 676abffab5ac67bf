package io.mesocosm.marathon.core.definitions;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppTree;
import io.mesocosm.marathon.model.live.AppChange;
import io.mesocosm.marathon.model.live.GroupChange;
import io.mesocosm.marathon.model.live.RootChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Undoes a change against the tree as it is now: what others changed since, elsewhere, stays
/// (Marathon 1.11, rollback of a deployment).
public final class Rollback {
  private Rollback() {}

  public static RootChange of(AppTree present, RootChange made) {
    var apps = new ArrayList<AppChange>();
    for (var one : made.undone().apps()) {
      app(present.app(one.id()), one.afterIt()).ifPresent(apps::add);
    }
    var groups = new ArrayList<GroupChange>();
    for (var one : made.undone().groups()) {
      GroupChange.between(present.group(one.id()), one.afterIt()).ifPresent(groups::add);
    }
    return new RootChange(apps, List.copyOf(groups));
  }

  private static Optional<AppChange> app(Optional<App> now, Optional<App> wanted) {
    if (now.isEmpty()) {
      return wanted.map(AppChange.Created::new);
    }
    return Optional.of(
        wanted
            .<AppChange>map(before -> new AppChange.Changed(now.get(), before))
            .orElseGet(() -> new AppChange.Removed(now.get())));
  }
}
