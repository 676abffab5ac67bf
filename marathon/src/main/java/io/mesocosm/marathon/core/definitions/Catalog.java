package io.mesocosm.marathon.core.definitions;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.AppTree;
import io.mesocosm.marathon.model.Group;
import io.mesocosm.marathon.model.Version;

/// What people have defined: now and before.
///
/// @param tree apps and groups as wanted
/// @param versions of each app
/// @param roots the last changes of the root group
public record Catalog(AppTree tree, Versions versions, RootHistory roots) {
  public static final Catalog EMPTY = new Catalog(AppTree.EMPTY, Versions.NONE, RootHistory.NONE);

  public Catalog with(App app) {
    return with(new AppTree(tree.groups(), tree.apps().with(app.id(), app)));
  }

  public Catalog withoutApp(AppPath id) {
    return with(new AppTree(tree.groups(), tree.apps().without(id)));
  }

  public Catalog with(Group group) {
    return with(new AppTree(tree.groups().with(group.id(), group), tree.apps()));
  }

  public Catalog withoutGroup(AppPath id) {
    return with(new AppTree(tree.groups().without(id), tree.apps()));
  }

  public Catalog with(AppTree other) {
    return new Catalog(other, versions, roots);
  }

  public Catalog withVersion(App app) {
    return new Catalog(tree, versions.with(app), roots);
  }

  public Catalog withoutVersion(AppPath id, Version version) {
    return new Catalog(tree, versions.without(id, version), roots);
  }

  public Catalog with(RootEdit edit) {
    return new Catalog(tree, versions, roots.with(edit));
  }

  public Catalog withoutRoot(Version version) {
    return new Catalog(tree, versions, roots.without(version));
  }
}
