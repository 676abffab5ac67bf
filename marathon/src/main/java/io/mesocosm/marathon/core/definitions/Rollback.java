package io.mesocosm.marathon.core.definitions;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppTree;
import io.mesocosm.marathon.model.Edit;
import io.mesocosm.marathon.model.Group;
import io.mesocosm.marathon.model.live.RootChange;
import java.util.ArrayList;
import java.util.List;

/// Undoes a change against the tree as it is now: what others changed since, elsewhere, stays
/// (Marathon 1.11, rollback of a deployment).
public final class Rollback {
  private Rollback() {}

  public static RootChange of(AppTree present, RootChange made) {
    var apps = new ArrayList<Edit<App>>();
    for (var one : made.undone().apps()) {
      Edit.of(present.app(one.id()), one.afterIt()).ifPresent(apps::add);
    }
    var groups = new ArrayList<Edit<Group>>();
    for (var one : made.undone().groups()) {
      Edit.between(present.group(one.id()), one.afterIt()).ifPresent(groups::add);
    }
    return new RootChange(apps, List.copyOf(groups));
  }
}
