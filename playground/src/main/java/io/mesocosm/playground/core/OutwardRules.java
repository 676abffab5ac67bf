package io.mesocosm.playground.core;

import io.mesocosm.playground.model.Network;
import java.util.List;

/// What lets machines reach the world, for packages and images: rules for `iptables`.
///
/// They stand before all others, because the engine of a host that runs Docker refuses to forward
/// whatever it does not know.
public final class OutwardRules {
  private OutwardRules() {}

  /// One rule.
  ///
  /// @param match what it is about and what becomes of it, as words for `iptables`
  public record Rule(String table, String chain, List<String> match) {
    public Rule {
      match = List.copyOf(match);
    }
  }

  /// @param bridge name of the interface that the machines are plugged into; says whose rules these
  ///   are
  public static List<Rule> of(Network network, String bridge) {
    return List.of(
        new Rule("filter", "FORWARD", List.of("-i", bridge, "-j", "ACCEPT")),
        new Rule(
            "filter",
            "FORWARD",
            List.of(
                "-o",
                bridge,
                "-m",
                "conntrack",
                "--ctstate",
                "RELATED,ESTABLISHED",
                "-j",
                "ACCEPT")),
        new Rule(
            "nat",
            "POSTROUTING",
            List.of("-s", network.toString(), "!", "-o", bridge, "-j", "MASQUERADE")));
  }
}
