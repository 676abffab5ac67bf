package io.mesocosm.testkit.network;

/// How a connection came to its end.
public enum Ending {
  /// Nobody listens there. Nothing of what was sent has arrived.
  REFUSED,
  /// It could not be made: the other side is out of reach. Nothing of what was sent has arrived.
  UNREACHABLE,
  /// The other side closed it; everything that it sent before has been heard.
  CLOSED,
  /// It broke; what was sent may have arrived or not.
  BROKEN;

  /// Whether nothing that was sent can have arrived.
  public boolean neverBegan() {
    return this == REFUSED || this == UNREACHABLE;
  }
}
