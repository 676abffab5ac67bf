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
  /// Where the program to install lies on the control machine.
  static final String ARCHIVE = "/var/cache/mesocosm/meso.tar";

  private static final String HOSTS = "etc/hosts";
  private static final String INVENTORY = "etc/ansible/hosts";

  private final Folder folder;
  private final Topology topology;

  Names(Folder folder, Topology topology) {
    this.folder = folder;
    this.topology = topology;
  }

  /// Whether a machine was told of all machines that there are to be.
  boolean areKnownTo(String machine) throws IOException {
    var told = folder.names(machine);
    return Files.exists(told) && Files.readString(told).equals(news());
  }

  private String news() {
    return HostsFile.text(topology) + Inventory.text(topology, ARCHIVE);
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
      Files.writeString(inventory, Inventory.text(topology, ARCHIVE));
      var settings = inventory.resolveSibling("ansible.cfg");
      if (!Files.exists(settings)) {
        Files.writeString(settings, Inventory.settings());
      }
    }
    Files.writeString(folder.names(machine.name()), news());
  }
}
