package io.mesocosm.marathon.core.deployments;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.AppTree;
import io.mesocosm.marathon.model.Group;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Who depends on whom: on an app, or on all apps below a group; of a group, everything inside it.
/// What does not exist is passed over (Marathon 1.11, dependencies).
public final class Dependencies {
  private final AppTree tree;
  private final Map<AppPath, Integer> depths = new LinkedHashMap<>();
  private final Set<AppPath> open = new LinkedHashSet<>();

  public Dependencies(AppTree tree) {
    this.tree = tree;
  }

  /// The apps that have to be up before `app`.
  public SortedSet<AppPath> of(App app) {
    var named = new TreeSet<>(app.dependencies());
    for (var above : app.id().ancestors()) {
      tree.group(above).map(Group::dependencies).ifPresent(named::addAll);
    }
    var apps = new TreeSet<AppPath>();
    for (var path : named) {
      if (tree.app(path).isPresent()) {
        apps.add(path);
      } else {
        tree.appsBelow(path).forEach(below -> apps.add(below.id()));
      }
    }
    apps.remove(app.id());
    return apps;
  }

  /// How many layers have to be up before `app`; 0 without dependencies. A cycle is cut where it
  /// closes.
  public int depth(App app) {
    var known = depths.get(app.id());
    if (known != null) {
      return known;
    }
    if (!open.add(app.id())) {
      return 0;
    }
    var depth = 0;
    for (var path : of(app)) {
      depth = Math.max(depth, 1 + tree.app(path).map(this::depth).orElse(0));
    }
    open.remove(app.id());
    depths.put(app.id(), depth);
    return depth;
  }

  /// An app that waits for itself, if there is one.
  public Optional<AppPath> cycle() {
    var done = new LinkedHashSet<AppPath>();
    for (var app : tree.apps().values()) {
      var found = cycleFrom(app, done, new LinkedHashSet<>());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<AppPath> cycleFrom(App app, Set<AppPath> done, Set<AppPath> path) {
    if (done.contains(app.id())) {
      return Optional.empty();
    }
    if (!path.add(app.id())) {
      return Optional.of(app.id());
    }
    for (var next : of(app)) {
      var found = tree.app(next).flatMap(one -> cycleFrom(one, done, path));
      if (found.isPresent()) {
        return found;
      }
    }
    path.remove(app.id());
    done.add(app.id());
    return Optional.empty();
  }
}
