package io.mesocosm.marathon.http.validation;

import io.mesocosm.base.Refusal;
import io.mesocosm.marathon.http.codec.ApiDefaults;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.AppTree;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What is wrong with apps and groups together: paths that clash, circles of dependencies, too many
/// apps.
public final class TreeValidator {
  private final AppTree tree;
  private final Problems problems = Problems.at("");

  private TreeValidator(AppTree tree) {
    this.tree = tree;
  }

  /// @param tree as it would be
  /// @param touched paths of the apps that the change creates or changes
  public static List<Refusal> check(
      AppTree tree, Collection<AppPath> touched, ApiDefaults defaults) {
    var validator = new TreeValidator(tree);
    validator.clashes(touched);
    validator.circles(touched);
    validator.problems.refuseIf(
        tree.apps().size() > defaults.maxApps(),
        tree.apps().size() + " apps",
        "at most %d apps (--max_apps)".formatted(defaults.maxApps()));
    return validator.problems.all();
  }

  private void clashes(Collection<AppPath> touched) {
    for (AppPath id : touched) {
      problems.in("id").refuseIf(tree.groups().has(id), id, "a path that no group has");
      for (AppPath above : id.ancestors()) {
        problems
            .in("id")
            .refuseIf(tree.apps().has(above), id, "a path that does not run through an app");
      }
    }
  }

  private void circles(Collection<AppPath> touched) {
    for (AppPath id : touched) {
      var circle = circleThrough(id);
      if (circle.isPresent()) {
        problems
            .in("dependencies")
            .refuse(id, "no circle: %s depends on itself by way of %s".formatted(id, circle.get()));
        return;
      }
    }
  }

  private Optional<AppPath> circleThrough(AppPath start) {
    var seen = new HashSet<AppPath>();
    var next = new TreeSet<>(neededBy(start));
    while (!next.isEmpty()) {
      var at = next.removeFirst();
      if (neededBy(at).contains(start)) {
        return Optional.of(at);
      }
      if (seen.add(at)) {
        next.addAll(neededBy(at));
      }
    }
    return neededBy(start).contains(start) ? Optional.of(start) : Optional.empty();
  }

  // An app needs what it names and what the groups around it name; a group stands for all its apps.
  private Set<AppPath> neededBy(AppPath app) {
    var named = new TreeSet<>(tree.app(app).orElseThrow().dependencies());
    for (AppPath above : app.ancestors()) {
      tree.group(above).ifPresent(group -> named.addAll(group.dependencies()));
    }
    var apps = new TreeSet<AppPath>();
    for (AppPath path : named) {
      if (tree.apps().has(path)) {
        apps.add(path);
      }
      tree.appsBelow(path).forEach(inner -> apps.add(inner.id()));
    }
    return apps;
  }
}
