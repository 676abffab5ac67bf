package io.mesocosm.playground.model;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// What of a host matters to machines, as it was found.
///
/// @param root whether we are its administrator; else the kernel cannot be asked
/// @param refused why the kernel gives this administrator no namespaces, and what helps; empty when
///   it does, and when nobody could try
/// @param namespaces kinds that the kernel knows, as in `/proc/self/ns`
/// @param abilities what the kernel can do, in the words of `probe.sh`; nothing without root
/// @param programs those on the path that are needed
/// @param systemd whether it could be process 1 of a machine
/// @param controlGroups version, 0 for none
/// @param freezer whether control groups can freeze processes
/// @param taken who has addresses of the network, `eth0 has 10.0.15.2`; empty when nobody has, or
///   our own machines
/// @param network the one that was looked at
/// @param diskType file system of the folder, `ext4`
/// @param dockerFilters whether a container engine on the host refuses to forward
public record HostFacts(
    boolean root,
    Optional<String> refused,
    Set<String> namespaces,
    Set<String> abilities,
    Set<String> programs,
    boolean systemd,
    int controlGroups,
    boolean freezer,
    Optional<String> taken,
    Network network,
    long memoryMb,
    long diskMb,
    String diskType,
    boolean dockerFilters) {
  public HostFacts {
    namespaces = Collections.unmodifiableSet(new LinkedHashSet<>(namespaces));
    abilities = Collections.unmodifiableSet(new LinkedHashSet<>(abilities));
    programs = Collections.unmodifiableSet(new LinkedHashSet<>(programs));
  }
}
