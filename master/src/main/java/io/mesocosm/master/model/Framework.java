package io.mesocosm.master.model;

import io.mesocosm.base.collections.PSet;
import io.mesocosm.protocol.cluster.Capability;
import io.mesocosm.protocol.cluster.FrameworkId;
import java.time.Instant;
import java.util.UUID;

/// A framework that is not removed.
///
/// @param suppressed roles for which it wants no offers now
/// @param registered when it came first
/// @param reregistered when it came last; the same as `registered` before it ever came back
public record Framework(
    FrameworkId id,
    FrameworkSpec spec,
    PSet<String> suppressed,
    Presence presence,
    Instant registered,
    Instant reregistered) {

  /// Whether it listens.
  public sealed interface Presence {
    /// Over the stream with this id.
    record Subscribed(UUID stream) implements Presence {}

    /// Its stream is gone since; it is removed when its failover timeout is over.
    record Disconnected(Instant since) implements Presence {}

    /// Known from agents only, after a change of masters; waits without limit.
    record Recovered() implements Presence {}
  }

  public boolean isConnected() {
    return presence instanceof Presence.Subscribed;
  }

  public boolean isRecovered() {
    return presence instanceof Presence.Recovered;
  }

  public boolean can(Capability capability) {
    return spec.can(capability);
  }

  public boolean wants(String role) {
    return isConnected() && spec.roles().has(role) && !suppressed.has(role);
  }

  public Framework with(Presence other) {
    return new Framework(id, spec, suppressed, other, registered, reregistered);
  }

  public Framework withSuppressed(PSet<String> roles) {
    return new Framework(id, spec, roles, presence, registered, reregistered);
  }

  public Framework withSpec(FrameworkSpec other) {
    return new Framework(id, other, suppressed, presence, registered, reregistered);
  }
}
