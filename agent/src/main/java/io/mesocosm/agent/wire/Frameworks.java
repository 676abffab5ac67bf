package io.mesocosm.agent.wire;

import io.mesocosm.agent.model.Framework;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.v1.FrameworkInfo;
import io.mesocosm.protocol.v1.FrameworkInfo.Capability;

/// Frameworks as masters describe them.
public final class Frameworks {
  private Frameworks() {}

  public static Framework read(FrameworkInfo info) {
    return new Framework(
        new FrameworkId(info.getId().getValue()),
        Cargo.of(info),
        info.getCheckpoint(),
        has(info, Capability.Type.PARTITION_AWARE),
        has(info, Capability.Type.TASK_KILLING_STATE));
  }

  static boolean has(FrameworkInfo info, Capability.Type type) {
    return info.getCapabilitiesList().stream().anyMatch(one -> one.getType() == type);
  }
}
