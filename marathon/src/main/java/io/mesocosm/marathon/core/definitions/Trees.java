package io.mesocosm.marathon.core.definitions;

import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.AppTree;
import io.mesocosm.marathon.model.Edit;
import io.mesocosm.marathon.model.live.RootChange;

/// Changes applied to the tree, exactly as they say: nothing is stamped, no group is made.
final class Trees {
  private Trees() {}

  static AppTree apply(AppTree tree, RootChange change) {
    var groups = tree.groups();
    for (var one : change.groups()) {
      groups =
          switch (one) {
            case Edit.Created(var after) -> groups.with(after.id(), after);
            case Edit.Changed(var _, var after) -> groups.with(after.id(), after);
            case Edit.Removed(var before) ->
                before.id().equals(AppPath.ROOT) ? groups : groups.without(before.id());
          };
    }
    var apps = tree.apps();
    for (var one : change.apps()) {
      apps =
          switch (one) {
            case Edit.Created(var after) -> apps.with(after.id(), after);
            case Edit.Changed(var _, var after) -> apps.with(after.id(), after);
            case Edit.Removed(var before) -> apps.without(before.id());
          };
    }
    return new AppTree(groups, apps);
  }
}
