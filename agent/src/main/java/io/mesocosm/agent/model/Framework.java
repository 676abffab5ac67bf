package io.mesocosm.agent.model;

import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.FrameworkId;

/// A framework that has, or had, tasks here.
///
/// @param info its FrameworkInfo
/// @param checkpoint whether its tasks may outlive an agent's restart
/// @param partitionAware whether it knows DROPPED and GONE; others get LOST
/// @param killingState whether it wants to hear KILLING
public record Framework(
    FrameworkId id, Cargo info, boolean checkpoint, boolean partitionAware, boolean killingState) {

  /// The word for `state` that this framework understands.
  public TaskState inItsWords(TaskState state) {
    return !partitionAware && (state == TaskState.DROPPED || state == TaskState.GONE)
        ? TaskState.LOST
        : state;
  }
}
