package io.mesocosm.marathon.core;

import io.mesocosm.framework.model.FrameworkId;
import io.mesocosm.framework.model.Master;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How we stand with the master.
///
/// @param framework our id; absent before the first subscription ever
/// @param master that we are subscribed with; null while we are not
/// @param appetite what we told it about offers
/// @param revivedAt when we last asked for offers
public record Bond(
    FrameworkId framework, @Nullable Master master, Appetite appetite, Instant revivedAt) {

  /// Whether the master believes that we want offers.
  public enum Appetite {
    HUNGRY,
    SATED
  }

  public static Bond none(FrameworkId framework) {
    return new Bond(framework, null, Appetite.HUNGRY, Instant.EPOCH);
  }

  public boolean isConnected() {
    return master != null;
  }

  public Optional<Master> withMaster() {
    return Optional.ofNullable(master);
  }

  Bond subscribed(FrameworkId id, Master with) {
    return new Bond(id, with, Appetite.HUNGRY, revivedAt);
  }

  Bond disconnected() {
    return none(framework);
  }

  Bond revived(Instant now) {
    return new Bond(framework, master, Appetite.HUNGRY, now);
  }

  Bond suppressed() {
    return new Bond(framework, master, Appetite.SATED, revivedAt);
  }
}
