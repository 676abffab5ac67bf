package io.mesocosm.framework.core.matching;

import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.resources.Resource;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.resources.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/// Takes, once it is known to be there, what a demand wants; lives for one match.
final class Taking {
  private final Usable usable;
  private final List<Resource> taken = new ArrayList<>();

  Taking(Usable usable) {
    this.usable = usable;
  }

  Resources taken() {
    return Resources.of(taken);
  }

  void amount(String name, Scalar wanted) {
    var missing = wanted;
    for (var resource : usable.named(name)) {
      if (missing.isPositive() && resource.value() instanceof Scalar had) {
        var part = had.compareTo(missing) < 0 ? had : missing;
        taken.add(new Resource(name, part, resource.tags()));
        missing = missing.minus(part);
      }
    }
  }

  /// A port for each demand, or fewer when they do not suffice. Fixed ones are set aside before any
  /// is drawn.
  List<OptionalInt> ports(List<PortDemand> demands, long seed) {
    var chance = new SplittableRandom(seed);
    var free = usable.ports();
    var ports = new ArrayList<OptionalInt>();
    for (var demand : demands) {
      if (demand instanceof PortDemand.Fixed(var port) && free.contains(port)) {
        free = free.minus(Ranges.of(port, port));
        ports.add(take(port));
      } else {
        ports.add(OptionalInt.empty());
      }
    }
    for (int i = 0; i < demands.size(); i++) {
      if (demands.get(i) instanceof PortDemand.Any && !free.isEmpty()) {
        long port = nth(free, chance.nextLong(free.size()));
        free = free.minus(Ranges.of(port, port));
        ports.set(i, take(port));
      }
    }
    return ports;
  }

  private OptionalInt take(long port) {
    for (var resource : usable.named("ports")) {
      if (resource.value() instanceof Ranges ranges && ranges.contains(port)) {
        taken.add(new Resource("ports", Ranges.of(port, port), resource.tags()));
        break;
      }
    }
    return OptionalInt.of(Math.toIntExact(port));
  }

  private static long nth(Ranges ranges, long index) {
    var rest = index;
    for (var range : ranges.ranges()) {
      var size = range.end() - range.begin() + 1;
      if (rest < size) {
        return range.begin() + rest;
      }
      rest -= size;
    }
    throw new IndexOutOfBoundsException(index);
  }
}
