package io.mesocosm.marathon.model;

import java.util.UUID;

/// A deployment that runs or ran.
public record DeploymentId(UUID uuid) implements Comparable<DeploymentId> {
  @Override
  public int compareTo(DeploymentId other) {
    return uuid.compareTo(other.uuid);
  }

  @Override
  public String toString() {
    return uuid.toString();
  }
}
