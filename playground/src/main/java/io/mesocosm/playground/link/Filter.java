package io.mesocosm.playground.link;

import io.mesocosm.base.Fault;
import io.mesocosm.playground.model.Disturbance;
import io.mesocosm.playground.model.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/// Drops packets between machines where they pass the bridge. The rules are the host's and name the
/// machines' cables, so nothing in a machine can undo them, and they outlive a machine's boot; the
/// host itself is not cut off, or nobody could watch.
///
/// They stand in a chain of their own, named as the bridge is, so that other rules of the host are
/// neither touched nor mistaken for ours.
final class Filter {
  private static final String EBTABLES = "ebtables";
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/sbin"), Path.of("/sbin"), Path.of("/usr/bin"), Path.of("/usr/local/sbin"));

  private final Topology topology;

  Filter(Topology topology) {
    this.topology = topology;
  }

  private String chain() {
    return Bridge.name(topology.network());
  }

  /// Makes these the only pairs that cannot reach each other.
  void set(Collection<Disturbance.Cut> pairs) throws IOException, InterruptedException {
    if (pairs.isEmpty()) {
      remove();
      return;
    }
    if (!isInstalled()) {
      throw new IOException(
          "a partition needs the program ebtables, which comes with the package iptables");
    }
    if (!hasChain()) {
      Tool.run(EBTABLES, "-N", chain(), "-P", "RETURN");
      Tool.run(EBTABLES, "-I", "FORWARD", "-j", chain());
    }
    Tool.run(EBTABLES, "-F", chain());
    for (var pair : pairs) {
      drop(cable(pair.one()), cable(pair.other()));
      drop(cable(pair.other()), cable(pair.one()));
    }
  }

  private void drop(String from, String to) throws IOException, InterruptedException {
    Tool.run(EBTABLES, "-A", chain(), "-i", from, "-o", to, "-j", "DROP");
  }

  // With any end: an impaired machine's packets pass the bridge at its repeater's.
  private String cable(String machine) {
    return topology.machines().stream()
        .filter(each -> each.name().equals(machine))
        .map(each -> Bridge.cable(each.address()) + "+")
        .findAny()
        .orElseThrow(() -> new Fault("no machine " + machine));
  }

  /// Leaves no rule.
  void remove() throws IOException, InterruptedException {
    if (isInstalled() && hasChain()) {
      Tool.run(
          "sh",
          "-c",
          "ebtables -D FORWARD -j %1$s; ebtables -F %1$s && ebtables -X %1$s".formatted(chain()));
    }
  }

  private boolean hasChain() throws IOException, InterruptedException {
    return Tool.run(EBTABLES, "-L").contains("Bridge chain: " + chain() + ",");
  }

  private static boolean isInstalled() {
    return PLACES.stream().anyMatch(place -> Files.isExecutable(place.resolve(EBTABLES)));
  }
}
