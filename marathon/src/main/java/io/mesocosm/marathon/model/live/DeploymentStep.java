package io.mesocosm.marathon.model.live;

import java.util.List;

/// Actions that go on side by side; the next step begins when all are done.
public record DeploymentStep(List<Action> actions) {
  public DeploymentStep {
    actions = List.copyOf(actions);
  }
}
