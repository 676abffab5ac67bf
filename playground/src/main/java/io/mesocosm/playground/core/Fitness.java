package io.mesocosm.playground.core;

import io.mesocosm.playground.model.HostFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whether a host can have machines, and what each thing is needed for. Pure: what was found is
/// given.
public final class Fitness {
  /// Kinds of namespaces that a machine is made of.
  private static final Set<String> NAMESPACES =
      new TreeSet<>(Set.of("cgroup", "ipc", "mnt", "net", "pid", "uts"));

  /// Programs that make machines, each with the Debian package it comes in.
  public static final Map<String, String> PROGRAMS =
      Map.ofEntries(
          Map.entry("apt-get", "apt"),
          Map.entry("chroot", "coreutils"),
          Map.entry("cp", "coreutils"),
          Map.entry("dpkg-query", "dpkg"),
          Map.entry("flock", "util-linux"),
          Map.entry("ip", "iproute2"),
          Map.entry("iptables", "iptables"),
          Map.entry("mount", "mount"),
          Map.entry("pivot_root", "util-linux"),
          Map.entry("setsid", "util-linux"),
          Map.entry("ssh", "openssh-client"),
          Map.entry("ssh-keygen", "openssh-client"),
          Map.entry("tar", "tar"),
          Map.entry("unshare", "util-linux"));

  /// Those of them without which nothing can be tried.
  public static final Set<String> TRYING = Set.of("setsid", "unshare");

  // What five machines with everything on them take at rest, and their files.
  private static final long MEMORY_MB = 1500;
  private static final long DISK_MB = 4096;
  // An overlay does not stand on these.
  private static final Set<String> NO_GROUND = Set.of("overlay", "nfs", "nfs4", "fuse", "vfat");

  private Fitness() {}

  /// How a finding is to be taken.
  public enum Grade {
    OK,
    /// Machines can be made, and something else cannot.
    LIMITED,
    /// Machines cannot be made.
    MISSING
  }

  /// @param detail what was found; where it is not OK, what that means and what helps
  public record Finding(String name, Grade grade, String detail) {}

  /// What can be said of a host, in the order in which it is asked for.
  public static List<Finding> of(HostFacts facts) {
    var findings = new ArrayList<Finding>();
    findings.add(
        facts.root()
            ? new Finding("root", Grade.OK, "yes")
            : new Finding(
                "root",
                Grade.MISSING,
                "no; machines need it: sudo meso up; without it, meso up --local"));
    findings.add(namespaces(facts));
    abilities(facts, findings);
    findings.add(groups(facts));
    findings.add(
        facts.systemd()
            ? new Finding("systemd", Grade.OK, "installed")
            : new Finding(
                "systemd", Grade.MISSING, "not installed; it is process 1 of every machine"));
    findings.add(programs(facts));
    findings.add(addresses(facts));
    findings.add(memory(facts));
    findings.add(disk(facts));
    if (facts.dockerFilters()) {
      findings.add(
          new Finding(
              "firewall",
              Grade.OK,
              "Docker drops what it does not know; rules for our bridge come before its own"));
    }
    return findings;
  }

  private static Finding namespaces(HostFacts facts) {
    var missing = new TreeSet<>(NAMESPACES);
    missing.removeAll(facts.namespaces());
    return missing.isEmpty()
        ? new Finding("namespaces", Grade.OK, String.join(", ", NAMESPACES))
        : new Finding(
            "namespaces",
            Grade.MISSING,
            "the kernel has none of the kind " + String.join(", ", missing));
  }

  private static void abilities(HostFacts facts, List<Finding> findings) {
    if (!facts.root() || !facts.programs().containsAll(TRYING)) {
      var why = facts.root() ? "programs are missing" : "only root may try what it can do";
      findings.add(new Finding("kernel", Grade.LIMITED, "not looked at: " + why));
      return;
    }
    if (facts.refused().isPresent()) {
      findings.add(new Finding("kernel", Grade.MISSING, facts.refused().get()));
      return;
    }
    ability(
        facts, "overlay", "mount", Grade.MISSING, "machines' files lie on the host's", findings);
    ability(
        facts, "devices", "mknod", Grade.MISSING, "machines have a /dev of their own", findings);
    ability(facts, "bridge", "ip", Grade.MISSING, "machines are plugged into one", findings);
    ability(facts, "veth", "ip", Grade.MISSING, "cables of machines", findings);
    ability(facts, "nat", "iptables", Grade.MISSING, "the way of machines to packages", findings);
    ability(facts, "vxlan", "ip", Grade.LIMITED, "an overlay network between agents", findings);
    ability(facts, "tun", "ip", Grade.LIMITED, "meso fault delay and loss", findings);
    ability(facts, "partition", "ebtables", Grade.LIMITED, "meso fault partition", findings);
    // Said because people look for it; nothing of ours needs it.
    findings.add(
        new Finding(
            "netem",
            Grade.OK,
            facts.abilities().contains("netem")
                ? "there"
                : "not in this kernel, and not needed: meso fault delay has its own"));
  }

  private static void ability(
      HostFacts facts,
      String word,
      String tool,
      Grade without,
      String use,
      List<Finding> findings) {
    findings.add(
        facts.abilities().contains(word)
            ? new Finding(word, Grade.OK, use)
            : new Finding(
                word,
                without,
                "the kernel refuses it, or the program %s is missing; needed for: %s"
                    .formatted(tool, use)));
  }

  private static Finding groups(HostFacts facts) {
    if (facts.controlGroups() == 0) {
      return new Finding(
          "machine limits", Grade.LIMITED, "no control groups: no limits and no meso fault pause");
    }
    var version = "control groups of version " + facts.controlGroups();
    return facts.freezer()
        ? new Finding("machine limits", Grade.OK, version)
        : new Finding(
            "machine limits", Grade.LIMITED, version + " without a freezer: no meso fault pause");
  }

  private static Finding programs(HostFacts facts) {
    var missing = new TreeMap<>(PROGRAMS);
    missing.keySet().removeAll(facts.programs());
    return missing.isEmpty()
        ? new Finding("programs", Grade.OK, "all %d".formatted(PROGRAMS.size()))
        : new Finding(
            "programs",
            Grade.MISSING,
            "not found: %s; apt-get install %s"
                .formatted(
                    String.join(", ", missing.keySet()),
                    String.join(" ", new TreeSet<>(missing.values()))));
  }

  private static Finding addresses(HostFacts facts) {
    return facts
        .taken()
        .map(by ->
            new Finding(
                "addresses",
                Grade.MISSING,
                "%s is taken: %s; meso up --file with another network"
                    .formatted(facts.network(), by)))
        .orElseGet(() -> new Finding("addresses", Grade.OK, facts.network() + " is free or ours"));
  }

  private static Finding memory(HostFacts facts) {
    var text = "%d MB available".formatted(facts.memoryMb());
    return facts.memoryMb() >= MEMORY_MB
        ? new Finding("memory", Grade.OK, text)
        : new Finding(
            "memory",
            Grade.LIMITED,
            text + "; five machines and their cluster take about %d MB".formatted(MEMORY_MB));
  }

  private static Finding disk(HostFacts facts) {
    var text = "%s, %d MB free".formatted(facts.diskType(), facts.diskMb());
    if (NO_GROUND.stream().anyMatch(facts.diskType()::startsWith)) {
      return new Finding(
          "disk", Grade.MISSING, text + "; an overlay cannot stand on it: set MESO_HOME");
    }
    return facts.diskMb() >= DISK_MB
        ? new Finding("disk", Grade.OK, text)
        : new Finding(
            "disk", Grade.LIMITED, text + "; machines with images take %d MB".formatted(DISK_MB));
  }

  /// The worst of them.
  public static Grade worst(List<Finding> findings) {
    return findings.stream().map(Finding::grade).max(Comparator.naturalOrder()).orElse(Grade.OK);
  }
}
