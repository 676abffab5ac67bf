package io.mesocosm.protocol.codec;

/// How reservations are written.
public enum ResourceFormat {
  /// `role`, and `reservation` when dynamic: frameworks without RESERVATION_REFINEMENT. A stack of
  /// several layers cannot be written so, and falls back to the stack.
  PRE_REFINEMENT,

  /// The stack `reservations`, nothing else: frameworks with RESERVATION_REFINEMENT, and masters
  /// and agents among themselves.
  POST_REFINEMENT,

  /// Both side by side, unless there are several layers: operator API.
  ENDPOINT
}
