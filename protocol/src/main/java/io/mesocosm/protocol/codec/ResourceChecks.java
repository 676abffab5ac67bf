package io.mesocosm.protocol.codec;

import io.mesocosm.base.Refusal;
import io.mesocosm.protocol.v1.Resource;
import io.mesocosm.protocol.v1.Resource.ReservationInfo;
import io.mesocosm.protocol.v1.Value;
import java.util.List;
import java.util.Optional;

/// What a resource on the wire must fulfil to be one. Mesos 1.11: the value fits the type, no
/// number is negative, and a stack of reservations goes down the tree of roles, static only at the
/// bottom.
final class ResourceChecks {
  private static final double LARGEST = 1e15;

  private ResourceChecks() {}

  static Optional<Refusal> problem(String path, Resource wire) {
    if (wire.getName().isEmpty()) {
      return refuse(path + "/name", "", "a name");
    }
    return value(path, wire).or(() -> reservation(path, wire)).or(() -> disk(path, wire));
  }

  private static Optional<Refusal> value(String path, Resource wire) {
    return switch (wire.getType()) {
      case SCALAR -> scalar(path + "/scalar", wire);
      case RANGES -> ranges(path + "/ranges", wire.getRanges(), wire.hasRanges());
      case SET -> wire.hasSet() ? Optional.empty() : refuse(path + "/set", "", "a set");
      case TEXT -> refuse(path + "/type", "TEXT", "SCALAR, RANGES or SET");
    };
  }

  private static Optional<Refusal> scalar(String path, Resource wire) {
    double amount = wire.getScalar().getValue();
    return wire.hasScalar() && amount >= 0 && amount <= LARGEST
        ? Optional.empty()
        : refuse(path, wire.hasScalar() ? String.valueOf(amount) : "", "a number from 0 to 1e15");
  }

  private static Optional<Refusal> ranges(String path, Value.Ranges wire, boolean present) {
    if (!present) {
      return refuse(path, "", "ranges");
    }
    return wire.getRangeList().stream()
        .filter(range -> range.getBegin() < 0 || range.getEnd() < range.getBegin())
        .findFirst()
        .flatMap(
            range -> refuse(path, range.getBegin() + "-" + range.getEnd(), "begin not after end"));
  }

  private static Optional<Refusal> reservation(String path, Resource wire) {
    List<ReservationInfo> stack = wire.getReservationsList();
    if (stack.isEmpty()) {
      boolean nobody = OldRole.of(wire).equals("*") && !wire.getReservation().hasRole();
      return wire.hasReservation() && nobody
          ? refuse(path + "/role", "*", "a role, since there is a reservation")
          : Optional.empty();
    }
    for (int i = 0; i < stack.size(); i++) {
      var here = "%s/reservations(%d)".formatted(path, i);
      var layer = stack.get(i);
      if (!layer.hasRole() || layer.getRole().equals("*")) {
        return refuse(here + "/role", layer.getRole(), "a role");
      }
      if (!layer.hasType() || layer.getType() == ReservationInfo.Type.UNKNOWN) {
        return refuse(here + "/type", "", "STATIC or DYNAMIC");
      }
      if (i > 0 && layer.getType() == ReservationInfo.Type.STATIC) {
        return refuse(here + "/type", "STATIC", "DYNAMIC above the bottom");
      }
      if (i > 0 && !layer.getRole().startsWith(stack.get(i - 1).getRole() + "/")) {
        return refuse(here + "/role", layer.getRole(), "a child of the role below");
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> disk(String path, Resource wire) {
    return wire.hasDisk() && !wire.getName().equals("disk")
        ? refuse(path + "/disk", wire.getName(), "a disk only in the resource disk")
        : Optional.empty();
  }

  private static Optional<Refusal> refuse(String field, String had, String allowed) {
    return Optional.of(Refusal.invalid(field, had, allowed));
  }
}
