package io.mesocosm.framework.model;

import io.mesocosm.protocol.cluster.Capability;
import io.mesocosm.protocol.cluster.FrameworkId;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// Who a scheduler says it is when it subscribes (`FrameworkInfo`).
///
/// @param name for people
/// @param user for tasks that name none
/// @param id absent at the first subscription
/// @param principal empty when it does not authenticate
/// @param roles with [Capability#MULTI_ROLE] any number, without exactly one
/// @param failoverTimeout how long the master keeps the tasks without us; zero kills them at once
/// @param checkpoint whether tasks outlive their agent's restart
/// @param hostname of the scheduler; may be empty
/// @param webuiUrl may be empty
/// @param labels free words
public record FrameworkIdentity(
    String name,
    String user,
    FrameworkId id,
    String principal,
    List<String> roles,
    Duration failoverTimeout,
    boolean checkpoint,
    String hostname,
    String webuiUrl,
    Set<Capability> capabilities,
    SequencedMap<String, String> labels) {

  public FrameworkIdentity {
    roles = List.copyOf(roles);
    capabilities =
        Collections.unmodifiableSet(
            capabilities.isEmpty()
                ? EnumSet.noneOf(Capability.class)
                : EnumSet.copyOf(capabilities));
    labels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(labels));
  }

  /// One of role `*` that keeps its tasks for a week and understands the states of partitions.
  public static FrameworkIdentity named(String name) {
    return new FrameworkIdentity(
        name,
        "root",
        FrameworkId.NONE,
        "",
        List.of("*"),
        Duration.ofDays(7),
        true,
        "",
        "",
        EnumSet.of(
            Capability.MULTI_ROLE,
            Capability.RESERVATION_REFINEMENT,
            Capability.PARTITION_AWARE,
            Capability.TASK_KILLING_STATE),
        new LinkedHashMap<>());
  }

  public boolean can(Capability capability) {
    return capabilities.contains(capability);
  }

  public FrameworkIdentity withId(FrameworkId other) {
    return with(other, principal, roles);
  }

  public FrameworkIdentity withRoles(String... others) {
    return with(id, principal, List.of(others));
  }

  public FrameworkIdentity withPrincipal(String other) {
    return with(id, other, roles);
  }

  private FrameworkIdentity with(FrameworkId id, String principal, List<String> roles) {
    return new FrameworkIdentity(
        name,
        user,
        id,
        principal,
        roles,
        failoverTimeout,
        checkpoint,
        hostname,
        webuiUrl,
        capabilities,
        labels);
  }
}
