package io.mesocosm.marathon.core;

/// What a change does to the state: used when it is made, and when what is stored is read again, so
/// that both come to the same.
public final class Replay {
  private Replay() {}

  public static MarathonState apply(MarathonState state, Change change) {
    return switch (change) {
      case Change.AppSaved(var app) -> state.with(state.catalog().with(app));
      case Change.AppGone(var id) -> state.with(state.catalog().withoutApp(id));
      case Change.GroupSaved(var group) -> state.with(state.catalog().with(group));
      case Change.GroupGone(var id) -> state.with(state.catalog().withoutGroup(id));
      case Change.VersionSaved(var app) -> state.with(state.catalog().withVersion(app));
      case Change.VersionGone(var id, var version) ->
          state.with(state.catalog().withoutVersion(id, version));
      case Change.RootSaved(var edit) -> state.with(state.catalog().with(edit));
      case Change.RootGone(var version) -> state.with(state.catalog().withoutRoot(version));
      case Change.InstanceSaved(var instance) -> state.with(state.instances().with(instance));
      case Change.InstanceGone(var id) -> state.with(state.instances().without(id));
      case Change.DeploymentSaved(var deployment) ->
          state.with(state.deployments().with(deployment));
      case Change.DeploymentGone(var id) -> state.with(state.deployments().without(id));
      case Change.BackoffSaved(var backoff) -> state.with(state.setbacks().with(backoff));
      case Change.BackoffGone(var app) -> state.with(state.setbacks().withoutBackoff(app));
      case Change.FailureSaved(var failure) -> state.with(state.setbacks().with(failure));
      case Change.FailureGone(var app) -> state.with(state.setbacks().withoutFailure(app));
      case Change.FrameworkSaved(var id) -> state.with(Bond.none(id));
    };
  }
}
