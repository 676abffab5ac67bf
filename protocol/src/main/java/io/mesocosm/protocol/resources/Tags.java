package io.mesocosm.protocol.resources;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that tells two amounts of the same name apart. Amounts with equal tags add up.
///
/// @param reservations the stack, bottom first; empty when unreserved
/// @param allocatedTo the role it is offered or given to; empty when it is not
/// @param disk null unless it is a special disk
/// @param provider id of the resource provider; empty for the agent's own
public record Tags(
    List<Reservation> reservations,
    String allocatedTo,
    @Nullable Disk disk,
    boolean revocable,
    boolean shared,
    String provider) {
  public static final Tags PLAIN = new Tags(List.of(), "", null, false, false, "");

  public Tags {
    reservations = List.copyOf(reservations);
  }

  /// The effective role: that of the topmost reservation, or `*`.
  public String role() {
    return reservations.isEmpty() ? "*" : reservations.getLast().role();
  }

  public Tags withReservations(List<Reservation> stack) {
    return new Tags(stack, allocatedTo, disk, revocable, shared, provider);
  }

  public Tags withAllocatedTo(String role) {
    return new Tags(reservations, role, disk, revocable, shared, provider);
  }

  public Tags withDisk(@Nullable Disk other) {
    return new Tags(reservations, allocatedTo, other, revocable, shared, provider);
  }

  public Tags withShared(boolean yes) {
    return new Tags(reservations, allocatedTo, disk, revocable, yes, provider);
  }

  public Tags withRevocable(boolean yes) {
    return new Tags(reservations, allocatedTo, disk, yes, shared, provider);
  }

  /// With one more layer on top.
  public Tags push(Reservation layer) {
    var stack = new ArrayList<>(reservations);
    stack.add(layer);
    return withReservations(stack);
  }

  /// Without the topmost layer.
  public Tags pop() {
    return withReservations(reservations.subList(0, reservations.size() - 1));
  }

  boolean isThing() {
    return disk != null && disk.isThing();
  }
}
