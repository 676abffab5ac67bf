package io.mesocosm.playground.link;

import io.mesocosm.playground.model.Address;
import io.mesocosm.playground.model.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The bridge that the machines of one playground are plugged into, and the host with them.
final class Bridge {
  private static final Path INTERFACES = Path.of("/sys/class/net");

  private final Folder folder;

  Bridge(Folder folder) {
    this.folder = folder;
  }

  /// Unlike any other's: it contains the network's address.
  static String name(Network network) {
    return "mb" + network.base().hex();
  }

  /// The host's end of a machine's cable.
  static String cable(Address machine) {
    return "mv" + machine.hex();
  }

  /// What the kernel says of a card; exists as long as the card does.
  static Path card(String name) {
    return INTERFACES.resolve(name);
  }

  /// Whether it is there, and the way from it to the world open.
  boolean exists(Network network) throws IOException, InterruptedException {
    return isThere(name(network)) && Outward.exists(network, name(network));
  }

  // Its hardware address is this playground's, from the moment that it exists: two that want the
  // same network at the same moment never take each other's.
  private boolean isThere(String name) throws IOException {
    try {
      return Files.readString(card(name).resolve("address")).strip().equals(hardware());
    } catch (NoSuchFileException none) {
      return false;
    }
  }

  private String hardware() {
    return hardware("02:4e", folder.tag());
  }

  // Of those that anybody may give out.
  private static String hardware(String kind, String digits) {
    return kind + ":" + digits.replaceAll("(..)(?!$)", "$1:");
  }

  /// @throws IOException when something on this host has addresses of the network, or such a name
  void make(Network network) throws IOException, InterruptedException {
    var name = name(network);
    if (isThere(name)) {
      complete(network, name);
      return;
    }
    var taken = taken(network);
    if (taken.isPresent()) {
      throw new IOException(
          "%s is taken: %s; meso up --file with another network".formatted(network, taken.get()));
    }
    try {
      Tool.run("ip", "link", "add", name, "address", hardware(), "type", "bridge");
      complete(network, name);
    } catch (IOException | InterruptedException failure) {
      remove(network);
      throw failure;
    }
  }

  // Each of these may have been done before.
  private void complete(Network network, String name) throws IOException, InterruptedException {
    Tool.run("ip", "addr", "replace", network.gateway() + "/" + network.prefix(), "dev", name);
    Tool.run("ip", "link", "set", name, "up");
    for (var machine : folder.machineNames()) {
      if (Files.exists(folder.cable(machine))) {
        reconnect(Files.readString(folder.cable(machine)), name);
      }
    }
    Outward.open(network, name);
  }

  private static void reconnect(String cable, String name)
      throws IOException, InterruptedException {
    if (Files.exists(INTERFACES.resolve(cable))) {
      Tool.run("ip", "link", "set", cable, "master", name, "up");
    }
  }

  /// Why it cannot be made; empty when it can, or is there.
  Optional<String> taken(Network network) throws IOException {
    var name = name(network);
    if (isThere(name)) {
      return Optional.empty();
    }
    // Who has the addresses comes first: another playground's bridge has this name, too, and is
    // needed.
    var taken = Addresses.taken(network);
    return taken.isPresent() || !Files.exists(card(name))
        ? taken
        : Optional.of(
            "there is an interface %1$s which is not ours (ip link delete %1$s if nobody needs it)"
                .formatted(name));
  }

  /// Removes it if it is ours.
  void remove(Network network) throws IOException, InterruptedException {
    var name = name(network);
    if (isThere(name) || !Files.exists(card(name))) {
      Outward.close(network, name, !others(name));
    }
    if (isThere(name)) {
      Tool.run("ip", "link", "delete", name);
    }
  }

  // Other playgrounds', and those of a container engine, which needs the kernel to forward, too.
  private static boolean others(String name) throws IOException {
    try (var all = Files.list(INTERFACES)) {
      return all.filter(each -> Files.isDirectory(each.resolve("bridge")))
          .anyMatch(each -> !each.getFileName().toString().equals(name));
    }
  }

  /// Plugs a machine in: its end is `eth1`. Its hardware address follows from its address, or the
  /// host would look for the one before for half a minute when a machine comes back.
  void plug(Network network, Address machine, long pid) throws IOException, InterruptedException {
    var cable = cable(machine);
    unplug(cable);
    Tool.run(
        "ip",
        "link",
        "add",
        cable,
        "type",
        "veth",
        "peer",
        "name",
        "eth1",
        "address",
        hardware("02:4d", machine.hex()),
        "netns",
        Long.toString(pid));
    Tool.run("ip", "link", "set", cable, "master", name(network), "up");
  }

  /// The kernel does so by itself, a moment after the machine's last process.
  static void unplug(String cable) throws IOException, InterruptedException {
    var path = INTERFACES.resolve(cable);
    if (Files.exists(path)) {
      Tool.run("sh", "-c", "ip link delete %s || ! test -e %s".formatted(cable, path));
    }
  }
}
