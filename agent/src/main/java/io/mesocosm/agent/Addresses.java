package io.mesocosm.agent;

import io.mesocosm.protocol.libprocess.Pid;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;

/// Where an agent is reached, and by which name.
final class Addresses {
  private static final String ACTOR = "slave(1)";

  private Addresses() {}

  static Pid self(AgentConfig.Listen listen) throws IOException {
    int port = listen.port() == 0 ? free(listen.ip()) : listen.port();
    return new Pid(
        ACTOR,
        listen.advertiseIp().orElse(reachable(listen.ip())),
        listen.advertisePort().orElse(port));
  }

  private static int free(String ip) throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(ip))) {
      return socket.getLocalPort();
    }
  }

  /// An address that is everybody's own is nobody's: the first real one of this machine.
  private static String reachable(String ip) throws IOException {
    if (!InetAddress.getByName(ip).isAnyLocalAddress()) {
      return ip;
    }
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .filter(address -> address.getHostAddress().indexOf(':') < 0)
        .map(InetAddress::getHostAddress)
        .findFirst()
        .orElse("127.0.0.1");
  }

  static String hostname(AgentConfig.Listen listen, Pid self) throws IOException {
    if (!listen.hostname().isEmpty()) {
      return listen.hostname();
    }
    return listen.hostnameLookup()
        ? InetAddress.getByName(self.host()).getCanonicalHostName()
        : self.host();
  }
}
