package io.mesocosm.master.wire;

import io.mesocosm.master.model.MasterIdentity;
import io.mesocosm.protocol.v1.MasterInfo;
import java.util.List;

/// What followers and schedulers are told of the leader.
public final class MasterMessages {
  /// What this master is capable of, as far as agents ask for it. Mesos 1.11.
  public static final List<MasterInfo.Capability.Type> CAPABILITIES =
      List.of(
          MasterInfo.Capability.Type.AGENT_UPDATE,
          MasterInfo.Capability.Type.AGENT_DRAINING,
          MasterInfo.Capability.Type.QUOTA_V2);

  private MasterMessages() {}

  public static MasterInfo info(MasterIdentity master) {
    var info =
        MasterInfo.newBuilder()
            .setId(master.id())
            .setIp(number(master.ip()))
            .setPort(master.port())
            .setPid(master.pid())
            .setHostname(master.hostname())
            .setVersion(master.version());
    info.getAddressBuilder()
        .setHostname(master.hostname())
        .setIp(master.ip())
        .setPort(master.port());
    CAPABILITIES.forEach(type -> info.addCapabilitiesBuilder().setType(type));
    return info.build();
  }

  /// The bytes of an IPv4 address as the original puts them into a number: the first one is the
  /// lowest, so that 127.0.0.1 is 16777343. An IPv6 address has none and is 0.
  private static int number(String ip) {
    var parts = ip.split("\\.", -1);
    int number = 0;
    for (int i = 0; parts.length == 4 && i < 4; i++) {
      number |= Integer.parseInt(parts[i]) << (8 * i);
    }
    return number;
  }
}
