package io.mesocosm.protocol.resources;

import java.util.List;

/// One layer of a reservation: for whom, and by whom.
///
/// @param kind static comes with the agent's flags, dynamic from frameworks and operators
/// @param role whose resources these are; never `*`
/// @param principal who reserved; empty when unknown
/// @param labels free words of the reserver; part of what tells two reservations apart
public record Reservation(Kind kind, String role, String principal, List<Label> labels) {
  /// How a reservation came about.
  public enum Kind {
    STATIC,
    DYNAMIC
  }

  public Reservation {
    labels = List.copyOf(labels);
  }

  public static Reservation ofAgent(String role) {
    return new Reservation(Kind.STATIC, role, "", List.of());
  }

  public static Reservation dynamic(String role, String principal) {
    return new Reservation(Kind.DYNAMIC, role, principal, List.of());
  }
}
