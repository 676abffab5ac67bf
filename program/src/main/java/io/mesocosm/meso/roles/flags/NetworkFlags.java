package io.mesocosm.meso.roles.flags;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import java.io.IOException;
import java.net.InetAddress;

/// The flags by which Mesos' masters and agents say where they are reached; the same for both.
public final class NetworkFlags {
  private static final int LAST_PORT = 65_535;

  private final Flag<String> ip;
  private final Flag<Integer> port;
  private final Flag<String> advertiseIp;
  private final Flag<Integer> advertisePort;
  private final Flag<String> hostname;
  private final Flag<Boolean> lookup;

  public NetworkFlags(Flags flags, int defaultPort) {
    ip = flags.text("ip", "", RoleValues::address, "address to listen at; empty for all");
    port =
        flags.integer("port", defaultPort, 0, LAST_PORT, "port to listen at; 0 for any free one");
    advertiseIp =
        flags.text(
            "advertise_ip", "", RoleValues::address, "address that others connect to; else --ip");
    advertisePort =
        flags.integer(
            "advertise_port", 0, 0, LAST_PORT, "port that others connect to; else --port");
    hostname = flags.text("hostname", "", "name shown to others; else looked up");
    lookup = flags.flag("hostname_lookup", true, "without --hostname: ask the system for the name");
    flags.accepted("ip_discovery_command", "give --ip");
  }

  public String ip(Settings settings) {
    return settings.get(ip);
  }

  public int port(Settings settings) {
    return settings.get(port);
  }

  public String advertiseIp(Settings settings) {
    return settings.get(advertiseIp);
  }

  public int advertisePort(Settings settings) {
    return settings.get(advertisePort);
  }

  /// Empty when none was given.
  public String givenHostname(Settings settings) {
    return settings.get(hostname);
  }

  /// Whether the system may be asked for the name.
  public boolean lookup(Settings settings) {
    return settings.get(lookup);
  }

  /// The name for others: given, or looked up, or the address.
  public String hostname(Settings settings) throws IOException {
    if (!settings.get(hostname).isEmpty()) {
      return settings.get(hostname);
    }
    var bound = settings.get(ip);
    var any = bound.isEmpty() || bound.equals("0.0.0.0") || bound.equals("::");
    var address = any ? InetAddress.getLocalHost() : InetAddress.getByName(bound);
    return settings.get(lookup) ? address.getHostName() : address.getHostAddress();
  }
}
