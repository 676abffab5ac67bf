package io.mesocosm.master.model;

/// What a framework can deal with; names as on the wire.
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
