package io.mesocosm.master;

import io.mesocosm.master.model.MasterIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.UUID;

/// Where the master says that it can be reached.
final class Addresses {
  private Addresses() {}

  static MasterIdentity identity(MasterConfig config) throws IOException {
    var listen = config.listen();
    int port = listen.port() == 0 ? free(listen.ip()) : listen.port();
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

  /// The leader's node and the offers name the port, so it is chosen before it is served.
  private static int free(String ip) throws IOException {
    try (var socket = new ServerSocket(0, 1, ip.isEmpty() ? null : InetAddress.getByName(ip))) {
      return socket.getLocalPort();
    }
  }
}
