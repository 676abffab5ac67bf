package io.mesocosm.marathon.core;

import io.mesocosm.marathon.model.AppTree;

/// What a change does to the state: used when it is made, and when what is stored is read again, so
/// that both come to the same.
public final class Replay {
  private Replay() {}

  public static MarathonState apply(MarathonState state, Change change) {
    return switch (change) {
      case Change.AppSaved(var app) ->
          state.with(new AppTree(state.tree().groups(), state.tree().apps().with(app.id(), app)));
      case Change.AppGone(var id) ->
          state.with(new AppTree(state.tree().groups(), state.tree().apps().without(id)));
      case Change.GroupSaved(var group) ->
          state.with(
              new AppTree(state.tree().groups().with(group.id(), group), state.tree().apps()));
      case Change.GroupGone(var id) ->
          state.with(new AppTree(state.tree().groups().without(id), state.tree().apps()));
      case Change.VersionSaved(var app) -> state.with(state.versions().with(app));
      case Change.VersionGone(var id, var version) ->
          state.with(state.versions().without(id, version));
      case Change.RootSaved(var edit) -> state.with(state.roots().with(edit));
      case Change.RootGone(var version) -> state.with(state.roots().without(version));
      case Change.InstanceSaved(var instance) -> state.with(state.instances().with(instance));
      case Change.InstanceGone(var id) -> state.with(state.instances().without(id));
      case Change.DeploymentSaved(var deployment) ->
          state.with(state.deployments().with(deployment));
      case Change.DeploymentGone(var id) -> state.with(state.deployments().without(id));
      case Change.BackoffSaved(var backoff) ->
          state.withBackoffs(state.backoffs().with(backoff.app(), backoff));
      case Change.BackoffGone(var app) -> state.withBackoffs(state.backoffs().without(app));
      case Change.FailureSaved(var failure) ->
          state.withFailures(state.failures().with(failure.app(), failure));
      case Change.FailureGone(var app) -> state.withFailures(state.failures().without(app));
      case Change.FrameworkSaved(var id) -> state.with(Bond.none(id));
    };
  }
}
