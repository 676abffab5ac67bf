package io.mesocosm.master;

import io.mesocosm.master.model.MasterIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.util.UUID;

/// Where the master says that it can be reached.
final class Addresses {
  private Addresses() {}

  /// @param port that is served
  static MasterIdentity identity(MasterConfig config, int port) throws IOException {
    var listen = config.listen();
    var ip = listen.advertiseIp().isEmpty() ? reachable(listen.ip()) : listen.advertiseIp();
    return new MasterIdentity(
        UUID.randomUUID().toString(),
        listen.hostname(),
        ip,
        listen.advertisePort() == 0 ? port : listen.advertisePort(),
        config.shown().version());
  }

  private static String reachable(String bound) throws IOException {
    boolean any = bound.isEmpty() || bound.equals("0.0.0.0") || bound.equals("::");
    return any ? InetAddress.getLocalHost().getHostAddress() : bound;
  }
}
