package io.mesocosm.marathon.core.messages;

import io.mesocosm.base.Refusal;
import io.mesocosm.marathon.model.DeploymentId;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.RootChange;
import java.util.List;

/// What a person is answered.
public sealed interface Reply {
  /// It is stored, and under way.
  ///
  /// @param version of the root group
  /// @param change as stored: with versions and service ports
  record Deployed(DeploymentId id, Version version, RootChange change) implements Reply {}

  /// Deployments are in the way; `force` would cancel them.
  record Locked(List<DeploymentId> by) implements Reply {
    public Locked {
      by = List.copyOf(by);
    }
  }

  /// No more deployments can run side by side.
  record TooMany(int limit) implements Reply {}

  /// What the caller saw is not so any more: look again, and ask again.
  record Stale() implements Reply {}

  /// @param instances as they were before
  record Killed(List<Instance> instances) implements Reply {
    public Killed {
      instances = List.copyOf(instances);
    }
  }

  /// The deployment is cancelled, what it did stays.
  record Stopped() implements Reply {}

  record Done() implements Reply {}

  record Refused(List<Refusal> refusals) implements Reply {
    public Refused {
      refusals = List.copyOf(refusals);
    }
  }

  static Reply unknown(String what) {
    return new Refused(List.of(new Refusal(Refusal.Reason.UNKNOWN, what, "", "does not exist")));
  }
}
