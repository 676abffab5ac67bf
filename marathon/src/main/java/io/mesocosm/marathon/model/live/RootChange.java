package io.mesocosm.marathon.model.live;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.AppTree;
import io.mesocosm.marathon.model.Edit;
import io.mesocosm.marathon.model.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What differs between two states of the root group, by app and by group; can be undone.
public record RootChange(List<Edit<App>> apps, List<Edit<Group>> groups) {
  public static final RootChange NONE = new RootChange(List.of(), List.of());

  public RootChange {
    apps = List.copyOf(apps);
    groups = List.copyOf(groups);
  }

  /// What turns `before` into `after`.
  public static RootChange between(AppTree before, AppTree after) {
    var apps = new ArrayList<Edit<App>>();
    for (var id : union(before.apps().keys(), after.apps().keys())) {
      Edit.between(before.app(id), after.app(id)).ifPresent(apps::add);
    }
    var groups = new ArrayList<Edit<Group>>();
    for (var id : union(before.groups().keys(), after.groups().keys())) {
      Edit.between(before.group(id), after.group(id)).ifPresent(groups::add);
    }
    return new RootChange(apps, groups);
  }

  private static TreeSet<AppPath> union(Set<AppPath> some, Set<AppPath> others) {
    var all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  /// What brings back the state before.
  public RootChange undone() {
    return new RootChange(
        apps.reversed().stream().map(Edit::undone).toList(),
        groups.reversed().stream().map(Edit::undone).toList());
  }
}
