package io.mesocosm.marathon.core.deployments;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppTree;
import io.mesocosm.marathon.model.Edit;
import io.mesocosm.marathon.model.live.Action;
import io.mesocosm.marathon.model.live.Action.Kind;
import io.mesocosm.marathon.model.live.DeploymentStep;
import io.mesocosm.marathon.model.live.RootChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The steps from what was to what shall be (Marathon 1.11, deployment plan): stop what goes, make
/// known what is new, then layer by layer of dependencies scale or restart what differs.
public final class DeploymentPlan {
  private DeploymentPlan() {}

  /// @param after the tree with `change` in it
  /// @param change as stored, with its versions
  public static List<DeploymentStep> of(AppTree after, RootChange change) {
    var stops = new ArrayList<Action>();
    var starts = new ArrayList<Action>();
    var layers = new TreeMap<Integer, List<Action>>();
    var dependencies = new Dependencies(after);
    for (var one : change.apps()) {
      if (one instanceof Edit.Removed(var before)) {
        stops.add(new Action(Kind.STOP, before.id()));
      }
      if (one instanceof Edit.Created(var app)) {
        starts.add(new Action(Kind.START, app.id()));
      }
      one.afterIt()
          .ifPresent(app ->
              kind(one)
                  .ifPresent(kind ->
                      layers
                          .computeIfAbsent(dependencies.depth(app), _ -> new ArrayList<>())
                          .add(new Action(kind, app.id()))));
    }
    var steps = new ArrayList<DeploymentStep>();
    add(steps, stops);
    add(steps, starts);
    layers.values().forEach(layer -> add(steps, layer));
    return List.copyOf(steps);
  }

  private static Optional<Kind> kind(Edit<App> change) {
    return switch (change) {
      case Edit.Removed<App> _ -> Optional.empty();
      case Edit.Created<App> _ -> Optional.of(Kind.SCALE);
      case Edit.Changed(var before, var after) -> kind(before, after);
    };
  }

  private static Optional<Kind> kind(App before, App after) {
    var sameConfig = before.lastConfigChangeAt().equals(after.lastConfigChangeAt());
    if (sameConfig && before.instances() == after.instances()) {
      return Optional.empty();
    }
    return Optional.of(sameConfig || after.instances() == 0 ? Kind.SCALE : Kind.RESTART);
  }

  private static void add(List<DeploymentStep> steps, List<Action> actions) {
    if (!actions.isEmpty()) {
      steps.add(new DeploymentStep(actions));
    }
  }
}
