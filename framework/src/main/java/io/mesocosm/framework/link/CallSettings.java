package io.mesocosm.framework.link;

import io.mesocosm.protocol.MediaType;
import java.time.Duration;

/// How calls are made.
///
/// @param encoding of calls and events
/// @param callWithin how long one call may take, > 0
/// @param secret of the principal; empty when it does not authenticate
/// @param lanes connections for calls that may overtake each other, ≥ 1
public record CallSettings(MediaType encoding, Duration callWithin, String secret, int lanes) {
  /// Without the secret.
  @Override
  public String toString() {
    return "CallSettings[encoding=%s, callWithin=%s, lanes=%d]"
        .formatted(encoding, callWithin, lanes);
  }
}
