package io.mesocosm.marathon.core.placement;

/// Why an offer was not used for an app, in the order in which offers are looked at (Marathon 1.11,
/// `rejectSummary`).
public enum Reason {
  ROLE("UnfulfilledRole"),
  CONSTRAINT("UnfulfilledConstraint"),
  RESERVATION("NoCorrespondingReservationFound"),
  MAINTENANCE("AgentMaintenance"),
  CPUS("InsufficientCpus"),
  MEMORY("InsufficientMemory"),
  DISK("InsufficientDisk"),
  GPUS("InsufficientGpus"),
  PORTS("InsufficientPorts"),
  SCARCE("DeclinedScarceResources");

  private final String wire;

  Reason(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }
}
