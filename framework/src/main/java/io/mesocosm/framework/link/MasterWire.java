package io.mesocosm.framework.link;

import io.mesocosm.framework.model.Domain;
import io.mesocosm.framework.model.Endpoint;
import io.mesocosm.framework.model.Master;
import io.mesocosm.protocol.v1.DomainInfo;
import io.mesocosm.protocol.v1.MasterInfo;

/// What a master says of itself, on the stream and in ZooKeeper.
final class MasterWire {
  private MasterWire() {}

  static Master master(MasterInfo wire) {
    return new Master(
        wire.getId(),
        wire.getHostname(),
        wire.hasAddress() ? wire.getAddress().getIp() : ip(wire.getIp()),
        port(wire),
        wire.getVersion(),
        domain(wire.getDomain()));
  }

  /// Where to reach it: by address, because its name may be unknown to our resolver.
  static Endpoint endpoint(MasterInfo wire) {
    var master = master(wire);
    return Endpoint.http(master.ip().isEmpty() ? master.hostname() : master.ip(), master.port());
  }

  static Domain domain(DomainInfo wire) {
    var fault = wire.getFaultDomain();
    return fault.getRegion().getName().isEmpty()
        ? Domain.NONE
        : new Domain(fault.getRegion().getName(), fault.getZone().getName());
  }

  private static int port(MasterInfo wire) {
    return wire.hasAddress() ? wire.getAddress().getPort() : wire.getPort();
  }

  /// The number holds the four bytes in network order, read as little-endian: 16777343 is
  /// 127.0.0.1.
  private static String ip(int number) {
    return number == 0
        ? ""
        : "%d.%d.%d.%d"
            .formatted(
                number & 0xff,
                (number >>> 8) & 0xff,
                (number >>> 16) & 0xff,
                (number >>> 24) & 0xff);
  }
}
