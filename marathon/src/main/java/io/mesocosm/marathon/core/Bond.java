package io.mesocosm.marathon.core;

import io.mesocosm.framework.model.Master;
import io.mesocosm.protocol.cluster.FrameworkId;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How we stand with the master.
///
/// @param framework our id; absent before the first subscription ever
/// @param master that we are subscribed with; null while we are not
/// @param roles that the master knows we have
/// @param appetite what we told it about offers
/// @param revivedAt when we last asked for offers
public record Bond(
    FrameworkId framework,
    @Nullable Master master,
    SortedSet<String> roles,
    Appetite appetite,
    Instant revivedAt) {

  public Bond {
    roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
  }

  /// Whether the master believes that we want offers.
  public enum Appetite {
    HUNGRY,
    SATED
  }

  public static Bond none(FrameworkId framework) {
    return new Bond(framework, null, new TreeSet<>(), Appetite.HUNGRY, Instant.EPOCH);
  }

  public boolean isConnected() {
    return master != null;
  }

  public Optional<Master> withMaster() {
    return Optional.ofNullable(master);
  }

  Bond subscribed(FrameworkId id, Master with) {
    return new Bond(id, with, new TreeSet<>(), Appetite.HUNGRY, revivedAt);
  }

  Bond disconnected() {
    return none(framework);
  }

  Bond revived(Instant now) {
    return new Bond(framework, master, roles, Appetite.HUNGRY, now);
  }

  Bond suppressed() {
    return new Bond(framework, master, roles, Appetite.SATED, revivedAt);
  }

  /// With other roles, of which none is suppressed: UPDATE_FRAMEWORK says anew which are.
  Bond withRoles(SortedSet<String> told) {
    return new Bond(framework, master, told, Appetite.HUNGRY, revivedAt);
  }
}
