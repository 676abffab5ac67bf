package io.mesocosm.master.core.tables;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.base.collections.PSet;
import io.mesocosm.master.model.CompletedFramework;
import io.mesocosm.master.model.Framework;
import io.mesocosm.master.model.Framework.Presence;
import io.mesocosm.protocol.cluster.FrameworkId;
import java.util.Optional;
import java.util.UUID;

/// All frameworks: those that may act, and the last ones that were removed.
///
/// @param present not removed
/// @param completed oldest first
/// @param byStream who listens where
/// @param byRole who may get offers for a role, suppressed or not
public record Frameworks(
    PMap<FrameworkId, Framework> present,
    History<FrameworkId, CompletedFramework> completed,
    PMap<UUID, FrameworkId> byStream,
    PMap<String, PSet<FrameworkId>> byRole) {
  public static final Frameworks EMPTY =
      new Frameworks(PMap.empty(), History.empty(), PMap.empty(), PMap.empty());

  public Optional<Framework> get(FrameworkId id) {
    return present.get(id);
  }

  public Optional<Framework> listeningAt(UUID stream) {
    return byStream.get(stream).flatMap(present::get);
  }

  public Frameworks with(Framework framework) {
    var old = present.get(framework.id());
    var streams = byStream;
    if (old.isPresent() && old.get().presence() instanceof Presence.Subscribed(var stream)) {
      streams = streams.without(stream);
    }
    if (framework.presence() instanceof Presence.Subscribed(var stream)) {
      streams = streams.with(stream, framework.id());
    }
    var roles = byRole;
    if (old.isEmpty() || !old.get().spec().roles().equals(framework.spec().roles())) {
      roles = old.map(this::rolesWithout).orElse(byRole);
      for (var role : framework.spec().roles().asSet()) {
        roles =
            roles.with(
                role, roles.get(role).orElse(PSet.<FrameworkId>empty()).with(framework.id()));
      }
    }
    return new Frameworks(present.with(framework.id(), framework), completed, streams, roles);
  }

  private PMap<String, PSet<FrameworkId>> rolesWithout(Framework framework) {
    var roles = byRole;
    for (var role : framework.spec().roles().asSet()) {
      var rest = roles.get(role).orElse(PSet.<FrameworkId>empty()).without(framework.id());
      roles = rest.isEmpty() ? roles.without(role) : roles.with(role, rest);
    }
    return roles;
  }

  /// Removed now; of the completed ones the last `cap` are remembered.
  public Frameworks completing(CompletedFramework last, int cap) {
    var id = last.framework().id();
    var streams = byStream;
    if (present.get(id).orElse(last.framework()).presence()
        instanceof Presence.Subscribed(var stream)) {
      streams = streams.without(stream);
    }
    return new Frameworks(
        present.without(id),
        completed.with(id, last, cap),
        streams,
        present.get(id).map(this::rolesWithout).orElse(byRole));
  }

  public boolean isCompleted(FrameworkId id) {
    return completed.has(id);
  }
}
