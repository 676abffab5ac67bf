package io.mesocosm.testkit.docker;

import java.io.IOException;

/// A bridge with addresses that nobody else on this machine has: `172.30.N.0/24`, the lower half
/// for the bridge itself, the upper one for networks of users.
record Bridge(String name, int net) {
  private static final int NETS = 255;

  static Bridge make() throws IOException, InterruptedException {
    var taken = Commands.run("ip", "-o", "-4", "address");
    int start = (int) (ProcessHandle.current().pid() % NETS);
    for (int i = 0; i < NETS; i++) {
      int net = (start + i) % NETS;
      if (!taken.contains(" 172.30." + net + ".")) {
        return make(new Bridge("msod" + net, net));
      }
    }
    throw new IOException("no addresses are left for a bridge");
  }

  private static Bridge make(Bridge bridge) throws IOException, InterruptedException {
    Commands.run("ip", "link", "add", bridge.name(), "type", "bridge");
    Commands.run("ip", "address", "add", "172.30." + bridge.net() + ".1/25", "dev", bridge.name());
    Commands.run("ip", "link", "set", bridge.name(), "up");
    return bridge;
  }

  String pool() {
    return "172.30." + net + ".128/25";
  }

  void remove() throws IOException, InterruptedException {
    Commands.run("ip", "link", "delete", name);
    // Networks of users have bridges of their own, which an engine leaves behind.
    for (var line : Commands.run("ip", "-o", "-4", "address").split("\n", -1)) {
      if (line.contains(" 172.30." + net + ".")) {
        Commands.run("ip", "link", "delete", line.split("\\s+", -1)[1]);
      }
    }
  }
}
