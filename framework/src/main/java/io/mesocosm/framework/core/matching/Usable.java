package io.mesocosm.framework.core.matching;

import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.resources.Resource;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.resources.Scalar;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The part of some resources that a demand may use: no volumes and no disks of their own, nothing
/// revocable or shared, of an accepted role, with the reservation labels that are wanted. What is
/// reserved comes first, so that what everyone can use is spared.
final class Usable {
  private static final Comparator<Resource> RESERVED_FIRST =
      Comparator.comparing(resource -> !resource.isReserved());

  private static final Ranges NO_PORTS = Ranges.of(0, 0).plus(Ranges.of(65_536, Long.MAX_VALUE));

  private final List<Resource> items;
  private final Set<String> roles = new TreeSet<>();

  Usable(Resources resources, Demand demand) {
    resources.items().forEach(resource -> roles.add(resource.role()));
    items =
        resources.items().stream()
            .filter(resource -> isPlain(resource) && isFor(resource, demand))
            .sorted(RESERVED_FIRST)
            .toList();
  }

  private static boolean isPlain(Resource resource) {
    var tags = resource.tags();
    return tags.disk() == null && !tags.revocable() && !tags.shared() && tags.provider().isEmpty();
  }

  private static boolean isFor(Resource resource, Demand demand) {
    var stack = resource.tags().reservations();
    return demand.accepted().contains(resource.role())
        && (stack.isEmpty() || stack.getLast().labels().equals(demand.labels()));
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /// Of all that is there, usable or not.
  Set<String> roles() {
    return roles;
  }

  List<Resource> named(String name) {
    return items.stream().filter(resource -> resource.name().equals(name)).toList();
  }

  Scalar amount(String name) {
    var sum = Scalar.ZERO;
    for (var resource : items) {
      if (resource.name().equals(name) && resource.value() instanceof Scalar amount) {
        sum = sum.plus(amount);
      }
    }
    return sum;
  }

  /// Those that a process can listen at, whatever numbers an agent was set up with.
  Ranges ports() {
    var sum = Ranges.NONE;
    for (var resource : items) {
      if (resource.name().equals("ports") && resource.value() instanceof Ranges ranges) {
        sum = sum.plus(ranges);
      }
    }
    return sum.minus(NO_PORTS);
  }
}
