package io.mesocosm.marathon.core.messages;

/// What becomes of instances that a person has killed.
public enum KillMode {
  /// The same instance gets its next task.
  RELAUNCH,
  /// The app has so many instances less from now on.
  SCALE,
  /// The instance is forgotten, another one takes its place.
  WIPE
}
