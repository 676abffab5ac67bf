package io.mesocosm.marathon.http.validation;

import io.mesocosm.base.Refusal;
import io.mesocosm.marathon.core.deployments.Dependencies;
import io.mesocosm.marathon.http.codec.ApiDefaults;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.AppTree;
import java.util.Collection;
import java.util.List;

/// What is wrong with apps and groups together: paths that clash, circles of dependencies, too many
/// apps.
public final class TreeValidator {
  private final AppTree tree;
  private final Problems problems = Problems.at("");

  private TreeValidator(AppTree tree) {
    this.tree = tree;
  }

  /// @param tree as it would be
  /// @param touched paths of the apps that the change creates or changes, or makes dependent by way
  ///   of their groups
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
    new Dependencies(tree)
        .circle(touched)
        .ifPresent(circle ->
            problems
                .in("dependencies")
                .refuse(
                    circle.app(),
                    "no circle: %s depends on itself by way of %s"
                        .formatted(circle.app(), circle.by())));
  }
}
