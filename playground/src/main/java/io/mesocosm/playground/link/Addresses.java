package io.mesocosm.playground.link;

import io.mesocosm.playground.model.Address;
import io.mesocosm.playground.model.Network;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which addresses this host has already, or reaches by another way.
final class Addresses {
  private static final Path ROUTES = Path.of("/proc/net/route");
  private static final int HEXADECIMAL = 16;

  private Addresses() {}

  /// Who has addresses of a network, `eth0 has 10.0.15.2`, or leads to some of it; empty when
  /// nobody does.
  static Optional<String> taken(Network network) throws IOException {
    for (var card : NetworkInterface.networkInterfaces().toList()) {
      for (var address : card.getInterfaceAddresses()) {
        if (overlaps(network, address)) {
          return Optional.of(card.getName() + " has " + address.getAddress().getHostAddress());
        }
      }
    }
    return Files.isReadable(ROUTES)
        ? routed(network, Files.readAllLines(ROUTES))
        : Optional.empty();
  }

  private static boolean overlaps(Network network, InterfaceAddress had) {
    return had.getAddress() instanceof Inet4Address four
        && network.overlaps(
            new Address(ByteBuffer.wrap(four.getAddress()).getInt()), had.getNetworkPrefixLength());
  }

  /// Which way of the kernel's would win over a bridge with this network: one to all of it, or to a
  /// part. A way to more than it, a default one say, gives way to the bridge.
  ///
  /// @param lines of `/proc/net/route`: a heading, then interface, destination, six others, mask;
  ///   numbers hexadecimal, first octet lowest
  static Optional<String> routed(Network network, List<String> lines) {
    for (var line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      var fields = line.strip().split("\\s+", -1);
      var prefix = Integer.bitCount(bits(fields[7]));
      var destination = new Address(bits(fields[1]));
      if (prefix >= network.prefix() && network.overlaps(destination, prefix)) {
        return Optional.of("%s leads to %s/%d".formatted(fields[0], destination, prefix));
      }
    }
    return Optional.empty();
  }

  private static int bits(String hexadecimal) {
    return Integer.reverseBytes(Integer.parseUnsignedInt(hexadecimal, HEXADECIMAL));
  }
}
