package io.mesocosm.marathon.model;

import io.mesocosm.base.Check;
import io.mesocosm.marathon.model.spec.RunSpec;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// An app as it is wanted: what runs, how often, and since when.
///
/// @param instances wanted, ≥ 0; 0 suspends it
/// @param dependencies apps or groups that a deployment brings up before this one
/// @param version of this definition
/// @param lastScalingAt the last change of `instances`, or of anything
/// @param lastConfigChangeAt the last change of anything else; instances of an older version than
///   this run an outdated configuration
public record App(
    AppPath id,
    int instances,
    RunSpec spec,
    SortedSet<AppPath> dependencies,
    Version version,
    Version lastScalingAt,
    Version lastConfigChangeAt)
    implements Edit.Subject {

  public App {
    Check.that(!id.isRoot(), "/id", id, "a path below /");
    Check.that(instances >= 0, "/instances", instances, "0 or more");
    dependencies = Collections.unmodifiableSortedSet(new TreeSet<>(dependencies));
  }

  /// A new app, all of it changed at `version`.
  public static App of(AppPath id, int instances, RunSpec spec, Version version) {
    return new App(id, instances, spec, new TreeSet<>(), version, version, version);
  }

  /// Whether `other` runs the same: an update between the two restarts nothing.
  public boolean runsLike(App other) {
    return spec.equals(other.spec) && dependencies.equals(other.dependencies);
  }

  /// The same app as changed at `now`, with the moments that follow from what differs from
  /// `before`; one that differs in nothing is `before` itself, so that whoever repeats himself does
  /// not push older versions out.
  public App succeeding(App before, Version now) {
    if (!runsLike(before)) {
      return fresh(now);
    }
    return instances == before.instances
        ? before
        : new App(id, instances, spec, dependencies, now, now, before.lastConfigChangeAt);
  }

  /// The same app, all of it changed at `now`: a new app, or one whose instances shall restart.
  public App fresh(Version now) {
    return new App(id, instances, spec, dependencies, now, now, now);
  }

  public App withInstances(int wanted) {
    return new App(id, wanted, spec, dependencies, version, lastScalingAt, lastConfigChangeAt);
  }

  public App withSpec(RunSpec other) {
    return new App(id, instances, other, dependencies, version, lastScalingAt, lastConfigChangeAt);
  }

  public App withDependencies(Set<AppPath> others) {
    return new App(
        id, instances, spec, new TreeSet<>(others), version, lastScalingAt, lastConfigChangeAt);
  }
}
