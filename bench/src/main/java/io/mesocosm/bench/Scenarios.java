package io.mesocosm.bench;

import java.util.List;

/// All scenarios, in the order in which they run.
final class Scenarios {
  private Scenarios() {}

  static List<Scenario> all() {
    return List.of(
        new StartScenario(),
        new LaunchScenario(),
        new PipelineScenario(),
        new StateScenario(),
        new ContainerScenario(),
        new MachinesScenario());
  }
}
