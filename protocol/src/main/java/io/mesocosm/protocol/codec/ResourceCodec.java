package io.mesocosm.protocol.codec;

import io.mesocosm.base.Fault;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.protocol.resources.Items;
import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.resources.Reservation;
import io.mesocosm.protocol.resources.Resource;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.resources.Scalar;
import io.mesocosm.protocol.resources.Tags;
import io.mesocosm.protocol.resources.Value;
import io.mesocosm.protocol.v1.Resource.ReservationInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Resources between the wire and our own. Reads all three formats, writes the one asked for.
public final class ResourceCodec {
  private ResourceCodec() {}

  /// Reads what a peer sent and validated; a bad value is the peer's fault and stops us.
  ///
  /// @throws Fault when a value is no resource
  public static Resources trusted(Iterable<io.mesocosm.protocol.v1.Resource> wire) {
    return switch (read("resources", wire)) {
      case Outcome.Ok<Resources>(var resources) -> resources;
      case Outcome.Refused<Resources>(var refusals) -> throw new Fault(refusals.toString());
    };
  }

  /// Reads what anyone sent. One message may not mix the formats, save the endpoint format, which
  /// is both.
  ///
  /// @param field the path that refusals name
  public static Outcome<Resources> read(
      String field, Iterable<io.mesocosm.protocol.v1.Resource> wire) {
    var refusals = new ArrayList<Refusal>();
    var resources = new ArrayList<Resource>();
    boolean before = false;
    boolean after = false;
    int index = 0;
    for (io.mesocosm.protocol.v1.Resource one : wire) {
      var path = "%s(%d)".formatted(field, index++);
      boolean stack = one.getReservationsCount() > 0;
      boolean plain = one.hasReservation() || (OldRole.isSet(one) && !OldRole.of(one).equals("*"));
      before |= plain && !stack;
      after |= stack && !plain;
      ResourceChecks.problem(path, one)
          .ifPresentOrElse(refusals::add, () -> resources.add(resource(one)));
    }
    if (before && after) {
      refusals.add(Refusal.invalid(field, "two formats", "either role or reservations"));
    }
    return refusals.isEmpty()
        ? Outcome.ok(Resources.of(resources))
        : new Outcome.Refused<>(refusals);
  }

  /// Writes each resource; a shared volume as often as it is held.
  public static List<io.mesocosm.protocol.v1.Resource> write(
      Resources resources, ResourceFormat format) {
    return resources.items().stream()
        .flatMap(resource -> {
          var wire = write(resource, format);
          return Stream.generate(() -> wire).limit(resource.copies());
        })
        .toList();
  }

  private static Resource resource(io.mesocosm.protocol.v1.Resource wire) {
    Value value =
        switch (wire.getType()) {
          case SCALAR -> Scalar.of(wire.getScalar().getValue());
          case RANGES -> ValueCodec.ranges(wire.getRanges());
          case SET -> ValueCodec.items(wire.getSet());
          case TEXT -> throw new Fault("text was refused before");
        };
    return new Resource(wire.getName(), value, tags(wire));
  }

  private static Tags tags(io.mesocosm.protocol.v1.Resource wire) {
    return new Tags(
        reservations(wire),
        wire.getAllocationInfo().getRole(),
        wire.hasDisk() ? DiskCodec.read(wire.getDisk()) : null,
        wire.hasRevocable(),
        wire.hasShared(),
        wire.getProviderId().getValue());
  }

  private static List<Reservation> reservations(io.mesocosm.protocol.v1.Resource wire) {
    if (wire.getReservationsCount() > 0) {
      return wire.getReservationsList().stream()
          .map(info -> reservation(info, info.getRole(), info.getType()))
          .toList();
    }
    if (wire.hasReservation()) {
      var role =
          wire.getReservation().hasRole() ? wire.getReservation().getRole() : OldRole.of(wire);
      return List.of(reservation(wire.getReservation(), role, ReservationInfo.Type.DYNAMIC));
    }
    return OldRole.of(wire).equals("*")
        ? List.of()
        : List.of(Reservation.ofAgent(OldRole.of(wire)));
  }

  private static Reservation reservation(
      ReservationInfo wire, String role, ReservationInfo.Type type) {
    return new Reservation(
        type == ReservationInfo.Type.STATIC ? Reservation.Kind.STATIC : Reservation.Kind.DYNAMIC,
        role,
        wire.getPrincipal(),
        LabelCodec.read(wire.getLabels()));
  }

  private static io.mesocosm.protocol.v1.Resource write(Resource resource, ResourceFormat format) {
    var wire = io.mesocosm.protocol.v1.Resource.newBuilder().setName(resource.name());
    value(resource.value(), wire);
    reservations(resource.tags().reservations(), format, wire);
    var tags = resource.tags();
    if (!tags.allocatedTo().isEmpty()) {
      wire.getAllocationInfoBuilder().setRole(tags.allocatedTo());
    }
    if (tags.disk() != null) {
      wire.setDisk(DiskCodec.write(tags.disk()));
    }
    if (tags.revocable()) {
      wire.getRevocableBuilder();
    }
    if (tags.shared()) {
      wire.getSharedBuilder();
    }
    if (!tags.provider().isEmpty()) {
      wire.getProviderIdBuilder().setValue(tags.provider());
    }
    return wire.build();
  }

  private static void value(Value value, io.mesocosm.protocol.v1.Resource.Builder wire) {
    switch (value) {
      case Scalar scalar ->
          wire.setType(io.mesocosm.protocol.v1.Value.Type.SCALAR)
              .setScalar(ValueCodec.scalar(scalar.toDouble()));
      case Ranges ranges ->
          wire.setType(io.mesocosm.protocol.v1.Value.Type.RANGES)
              .setRanges(ValueCodec.ranges(ranges));
      case Items items ->
          wire.setType(io.mesocosm.protocol.v1.Value.Type.SET).setSet(ValueCodec.items(items));
      case Value.Text text -> throw new Fault("no resource is text: " + text);
    }
  }

  private static void reservations(
      List<Reservation> stack,
      ResourceFormat format,
      io.mesocosm.protocol.v1.Resource.Builder wire) {
    boolean plain = format != ResourceFormat.POST_REFINEMENT && stack.size() <= 1;
    if (plain) {
      OldRole.set(wire, stack.isEmpty() ? "*" : stack.getFirst().role());
      if (!stack.isEmpty() && stack.getFirst().kind() == Reservation.Kind.DYNAMIC) {
        wire.setReservation(author(stack.getFirst()));
      }
    }
    if (!plain || format == ResourceFormat.ENDPOINT) {
      stack.forEach(layer -> wire.addReservations(layer(layer)));
    }
  }

  private static ReservationInfo.Builder layer(Reservation layer) {
    var type =
        layer.kind() == Reservation.Kind.STATIC
            ? ReservationInfo.Type.STATIC
            : ReservationInfo.Type.DYNAMIC;
    return author(layer).setType(type).setRole(layer.role());
  }

  private static ReservationInfo.Builder author(Reservation layer) {
    var wire = ReservationInfo.newBuilder();
    if (!layer.principal().isEmpty()) {
      wire.setPrincipal(layer.principal());
    }
    if (!layer.labels().isEmpty()) {
      wire.setLabels(LabelCodec.write(layer.labels()));
    }
    return wire;
  }
}
