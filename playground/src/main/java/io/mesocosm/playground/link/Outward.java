package io.mesocosm.playground.link;

import io.mesocosm.playground.core.OutwardRules;
import io.mesocosm.playground.core.OutwardRules.Rule;
import io.mesocosm.playground.model.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The way from a bridge to the world: the kernel forwards, and the host's address stands for the
/// machines'.
final class Outward {
  private static final Path FORWARD = Path.of("/proc/sys/net/ipv4/ip_forward");
  // Says that it was a playground that made the kernel forward. As short-lived as that setting.
  private static final Path BY_US = Path.of("/run/mesocosm-forwards");

  private Outward() {}

  static boolean exists(Network network, String bridge) throws IOException, InterruptedException {
    for (var rule : OutwardRules.of(network, bridge)) {
      if (!holds(rule)) {
        return false;
      }
    }
    return forwards();
  }

  private static boolean forwards() throws IOException {
    return Files.readString(FORWARD).strip().equals("1");
  }

  static void open(Network network, String bridge) throws IOException, InterruptedException {
    for (var rule : OutwardRules.of(network, bridge)) {
      if (!holds(rule)) {
        Tool.run(command("--insert", rule));
      }
    }
    if (!forwards()) {
      Files.writeString(BY_US, "");
      Files.writeString(FORWARD, "1\n");
    }
  }

  /// @param last whether nobody else needs the kernel to forward
  static void close(Network network, String bridge, boolean last)
      throws IOException, InterruptedException {
    for (var rule : OutwardRules.of(network, bridge)) {
      while (holds(rule)) {
        Tool.run(command("--delete", rule));
      }
    }
    if (last && Files.exists(BY_US)) {
      Files.writeString(FORWARD, "0\n");
      Files.delete(BY_US);
    }
  }

  private static boolean holds(Rule rule) throws IOException, InterruptedException {
    return Tool.succeeds(command("--check", rule));
  }

  private static String[] command(String what, Rule rule) {
    // Waits for whoever else changes rules at this moment.
    var words = new ArrayList<>(List.of("iptables", "-w", "-t", rule.table(), what, rule.chain()));
    words.addAll(rule.match());
    return words.toArray(String[]::new);
  }
}
