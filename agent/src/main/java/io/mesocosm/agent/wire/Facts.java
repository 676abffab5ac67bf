package io.mesocosm.agent.wire;

import io.mesocosm.protocol.codec.AttributeCodec;
import io.mesocosm.protocol.codec.ResourceCodec;
import io.mesocosm.protocol.codec.ResourceFormat;
import io.mesocosm.protocol.internal.SlaveInfo;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.v1.AgentInfo;
import io.mesocosm.protocol.v1.AgentInfo.Capability;
import java.util.List;

/// What an agent says about itself.
///
/// @param hostname by which people and browsers reach it
/// @param self where masters reach it, `slave(1)@ip:port`
/// @param resources all of it
/// @param version that it shows to masters
public record Facts(
    String hostname, Pid self, Resources resources, Attributes attributes, String version) {

  /// What of Mesos' optional agent features this agent has.
  public static final List<Capability.Type> CAPABILITIES =
      List.of(
          Capability.Type.MULTI_ROLE,
          Capability.Type.HIERARCHICAL_ROLE,
          Capability.Type.RESERVATION_REFINEMENT);

  static List<Capability> capabilities() {
    return CAPABILITIES.stream()
        .map(type -> Capability.newBuilder().setType(type).build())
        .toList();
  }

  /// Without an id, in the format that old masters read as well.
  public SlaveInfo slaveInfo() {
    return SlaveInfo.newBuilder()
        .setHostname(hostname)
        .setPort(self.port())
        .addAllResources(ResourceCodec.write(resources, ResourceFormat.PRE_REFINEMENT))
        .addAllAttributes(AttributeCodec.write(attributes))
        .setCheckpoint(true)
        .build();
  }

  /// For the operator API.
  ///
  /// @param id empty before we have one
  public AgentInfo agentInfo(String id) {
    var info =
        AgentInfo.newBuilder()
            .setHostname(hostname)
            .setPort(self.port())
            .addAllResources(ResourceCodec.write(resources, ResourceFormat.POST_REFINEMENT))
            .addAllAttributes(AttributeCodec.write(attributes));
    if (!id.isEmpty()) {
      info.getIdBuilder().setValue(id);
    }
    return info.build();
  }
}
