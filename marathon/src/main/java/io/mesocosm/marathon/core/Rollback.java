package io.mesocosm.marathon.core;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppTree;
import io.mesocosm.marathon.model.Group;
import io.mesocosm.marathon.model.live.RootChange;
import io.mesocosm.marathon.model.live.RootChange.AppChange;
import io.mesocosm.marathon.model.live.RootChange.GroupChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Undoes a change against the tree as it is now: what others changed since, elsewhere, stays
/// (Marathon 1.11, rollback of a deployment).
final class Rollback {
  private Rollback() {}

  static RootChange of(AppTree present, RootChange made) {
    var apps = new ArrayList<AppChange>();
    for (var one : made.undone().apps()) {
      app(present.app(one.id()), one.afterIt()).ifPresent(apps::add);
    }
    var groups = new ArrayList<GroupChange>();
    for (var one : made.undone().groups()) {
      var wanted =
          switch (one) {
            case GroupChange.Created(var after) -> Optional.of(after);
            case GroupChange.Changed(var _, var after) -> Optional.of(after);
            case GroupChange.Removed _ -> Optional.<Group>empty();
          };
      RootChange.groupChange(present.group(one.id()), wanted).ifPresent(groups::add);
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
