package io.mesocosm.framework.core.matching;

import io.mesocosm.base.collections.Ordered;
import io.mesocosm.protocol.resources.Label;
import io.mesocosm.protocol.resources.Scalar;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What one instance takes from an offer.
///
/// @param mem in MB
/// @param disk in MB of the agent's plain disk
/// @param ports in the order in which the instance counts them
/// @param role that the offer must be allocated to
/// @param accepted roles whose reservations may be used; `*` is what is not reserved
/// @param labels of the reservation to use; none for plain ones, so that what was reserved for a
///   certain instance is left to it
public record Demand(
    Scalar cpus,
    Scalar mem,
    Scalar disk,
    Scalar gpus,
    List<PortDemand> ports,
    String role,
    Set<String> accepted,
    List<Label> labels) {

  public Demand {
    ports = List.copyOf(ports);
    accepted = Collections.unmodifiableSet(new TreeSet<>(accepted));
    labels = List.copyOf(labels);
  }

  /// Of role `*`, with nothing but these two.
  public static Demand of(double cpus, double mem) {
    return new Demand(
        Scalar.of(cpus),
        Scalar.of(mem),
        Scalar.ZERO,
        Scalar.ZERO,
        List.of(),
        "*",
        Set.of("*"),
        List.of());
  }

  public Demand withDisk(double amount) {
    return new Demand(cpus, mem, Scalar.of(amount), gpus, ports, role, accepted, labels);
  }

  public Demand withGpus(double amount) {
    return new Demand(cpus, mem, disk, Scalar.of(amount), ports, role, accepted, labels);
  }

  public Demand withPorts(List<PortDemand> others) {
    return new Demand(cpus, mem, disk, gpus, others, role, accepted, labels);
  }

  /// Of `other` role; what is reserved for it and what is not reserved may be used.
  public Demand withRole(String other) {
    return new Demand(
        cpus, mem, disk, gpus, ports, other, Ordered.copyOf(List.of("*", other)), labels);
  }

  public Demand accepting(Set<String> roles) {
    return new Demand(cpus, mem, disk, gpus, ports, role, roles, labels);
  }

  public Demand withLabels(List<Label> others) {
    return new Demand(cpus, mem, disk, gpus, ports, role, accepted, others);
  }
}
