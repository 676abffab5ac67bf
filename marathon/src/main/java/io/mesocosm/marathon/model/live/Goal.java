package io.mesocosm.marathon.model.live;

/// What an instance is for.
public enum Goal {
  /// Runs, and is launched again when its task ends.
  RUNNING,
  /// Ends, and is then forgotten.
  DECOMMISSIONED
}
