package io.mesocosm.marathon.core;

import io.mesocosm.marathon.core.deployments.DeploymentPlan;
import io.mesocosm.marathon.model.live.DeploymentStep;
import io.mesocosm.marathon.model.live.RootChange;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What a change would do, without doing it.
public final class DryRun {
  private DryRun() {}

  /// The steps of the deployment that `wish` would make; none when it would be refused as well.
  public static List<DeploymentStep> steps(
      MarathonState state, RootChange wish, MarathonRules rules, Instant now) {
    return switch (Definitions.draft(new Turn(rules, state, now), wish, Set.of())) {
      case Definitions.Draft.Ready ready -> DeploymentPlan.of(ready.after(), ready.change());
      case Definitions.Draft.Not _ -> List.of();
    };
  }
}
