package io.mesocosm.playground.link;

import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Role;
import io.mesocosm.playground.model.Topology;
import io.mesocosm.playground.wire.HostsFile;
import io.mesocosm.playground.wire.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What machines know of each other: their hosts files, and the inventory on the one that runs
/// Ansible. What a machine was told last lies beside its files, because Ansible and people rewrite
/// what is in it.
final class Names {
  /// Where every machine finds the program to install.
  static final String ARCHIVE = "/var/cache/mesocosm/program/meso.tar";

  private static final String SETTINGS = "ansible.cfg";
  private static final String HOSTS = "etc/hosts";
  private static final String INVENTORY = "etc/ansible/hosts";

  private final Folder folder;
  private final Topology topology;
  private final Path shared;

  /// @param shared what every machine sees as `/vagrant`
  Names(Folder folder, Topology topology, Path shared) {
    this.folder = folder;
    this.topology = topology;
    this.shared = shared;
  }

  /// Whether a machine was told of all machines that there are to be.
  boolean areKnownTo(String machine) throws IOException {
    var told = folder.names(machine);
    return Files.exists(told) && Files.readString(told).equals(news());
  }

  private String news() {
    return HostsFile.text(topology) + inventory();
  }

  private String inventory() {
    return Inventory.text(folder.name(), topology, ARCHIVE);
  }

  /// Tells it.
  ///
  /// @param root of its files
  void tell(Machine machine, Path root) throws IOException {
    var hosts = root.resolve(HOSTS);
    var had = Files.exists(hosts) ? Files.readString(hosts) : "127.0.0.1 localhost\n";
    Files.writeString(hosts, HostsFile.merged(had, topology));
    if (machine.role() == Role.MANAGEMENT) {
      var inventory = root.resolve(INVENTORY);
      Files.createDirectories(inventory.getParent());
      Files.writeString(inventory, inventory());
      Files.writeString(inventory.resolveSibling(SETTINGS), settings());
    }
    Files.writeString(folder.names(machine.name()), news());
  }

  // The project's own, so that Ansible does the same outside of the project's folder.
  private String settings() throws IOException {
    var own = shared.resolve("ansible").resolve(SETTINGS);
    return Files.exists(own) ? Files.readString(own) : Inventory.settings();
  }
}
