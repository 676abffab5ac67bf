package io.mesocosm.protocol.cluster;

/// What a framework understands; names as in Mesos' `FrameworkInfo.Capability`. What the absence of
/// each means: Mesos 1.11 documentation, "Framework Capabilities".
public enum Capability {
  REVOCABLE_RESOURCES,
  TASK_KILLING_STATE,
  GPU_RESOURCES,
  SHARED_RESOURCES,
  PARTITION_AWARE,
  MULTI_ROLE,
  RESERVATION_REFINEMENT,
  REGION_AWARE
}
