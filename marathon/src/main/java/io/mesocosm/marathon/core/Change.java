package io.mesocosm.marathon.core;

import io.mesocosm.marathon.core.definitions.RootEdit;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.DeploymentId;
import io.mesocosm.marathon.model.Group;
import io.mesocosm.marathon.model.InstanceId;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.marathon.model.live.Backoff;
import io.mesocosm.marathon.model.live.Deployment;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.TaskFailure;
import io.mesocosm.protocol.cluster.FrameworkId;

/// What must survive a crash: one entity is saved or gone.
public sealed interface Change {
  record AppSaved(App app) implements Change {}

  record AppGone(AppPath id) implements Change {}

  record VersionSaved(App app) implements Change {}

  record VersionGone(AppPath id, Version version) implements Change {}

  record GroupSaved(Group group) implements Change {}

  record GroupGone(AppPath id) implements Change {}

  /// A change of the root group, kept so that the group as it was can be told.
  record RootSaved(RootEdit edit) implements Change {}

  record RootGone(Version version) implements Change {}

  record InstanceSaved(Instance instance) implements Change {}

  record InstanceGone(InstanceId id) implements Change {}

  record DeploymentSaved(Deployment deployment) implements Change {}

  record DeploymentGone(DeploymentId id) implements Change {}

  record BackoffSaved(Backoff backoff) implements Change {}

  record BackoffGone(AppPath app) implements Change {}

  record FailureSaved(TaskFailure failure) implements Change {}

  record FailureGone(AppPath app) implements Change {}

  record FrameworkSaved(FrameworkId id) implements Change {}
}
