package io.mesocosm.marathon.model.live;

import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.Version;
import java.time.Duration;
import java.time.Instant;

/// How long the next launch of an app has to wait after failures.
///
/// @param config of the app that failed; another configuration starts afresh
/// @param delay after the last failure
/// @param until no launch before
public record Backoff(AppPath app, Version config, Duration delay, Instant until) {
  public boolean isOver(Instant now) {
    return !now.isBefore(until);
  }
}
