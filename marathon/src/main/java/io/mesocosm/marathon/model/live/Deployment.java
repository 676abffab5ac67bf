package io.mesocosm.marathon.model.live;

import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.DeploymentId;
import io.mesocosm.marathon.model.Version;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A change of apps on its way from definition to running tasks.
///
/// @param version of the root group that it made
/// @param change as it was stored, both ways, so that it can be undone
/// @param steps never empty while it is under way
/// @param current index of the step under way
public record Deployment(
    DeploymentId id, Version version, RootChange change, List<DeploymentStep> steps, int current) {

  public Deployment {
    steps = List.copyOf(steps);
  }

  public DeploymentStep step() {
    return steps.get(current);
  }

  /// The deployment with its next step under way, or empty when the present one is the last.
  public Optional<Deployment> next() {
    return current + 1 < steps.size()
        ? Optional.of(new Deployment(id, version, change, steps, current + 1))
        : Optional.empty();
  }

  /// The apps that nobody else may change meanwhile.
  public SortedSet<AppPath> apps() {
    var apps = new TreeSet<AppPath>();
    steps.forEach(step -> step.actions().forEach(action -> apps.add(action.app())));
    return apps;
  }

  /// What the step under way does with `app`.
  public Optional<Action.Kind> doing(AppPath app) {
    return step().actions().stream()
        .filter(action -> action.app().equals(app))
        .map(Action::kind)
        .findFirst();
  }
}
