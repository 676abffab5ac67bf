package io.mesocosm.framework.model;

/// Where a machine stands: the fault domain of Mesos 1.11, "Regions and Fault Domains".
///
/// @param region empty when it has no domain
/// @param zone empty when it has no domain
public record Domain(String region, String zone) {
  public static final Domain NONE = new Domain("", "");

  public boolean isPresent() {
    return !region.isEmpty();
  }
}
