package io.mesocosm.playground.wire;

import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Role;
import io.mesocosm.playground.model.Topology;
import java.util.List;

/// Ansible's inventory of a playground, with the groups of the original: what lies on its control
/// machine as `/etc/ansible/hosts`, where Ansible looks by itself.
public final class Inventory {
  private Inventory() {}

  /// @param archive where every machine finds the program to install
  /// @param name of the playground
  public static String text(String name, Topology topology, String archive) {
    var text =
        new StringBuilder("# Written by the playground; it follows the machines that there are.\n");
    // A name may look like a number or a truth.
    text.append("all:\n  vars:\n    cluster_name: '").append(name);
    text.append("'\n    meso_archive: ").append(archive);
    text.append("\n    meso_archive_on_nodes: true\n  children:\n");
    for (var role : Role.values()) {
      var machines =
          topology.machines().stream().filter(machine -> machine.role() == role).toList();
      text.append("    ").append(group(role)).append(":\n      hosts:");
      text.append(machines.isEmpty() ? " {}\n" : "\n");
      for (var i = 0; i < machines.size(); i++) {
        host(text, machines.get(i), i + 1);
      }
    }
    return text.toString();
  }

  private static String group(Role role) {
    return switch (role) {
      case MANAGEMENT -> "management";
      case GATEWAY -> "vamp-vga";
      case MASTER -> "mesos-masters";
      case AGENT -> "mesos-agents";
    };
  }

  private static void host(StringBuilder text, Machine machine, int number) {
    text.append("        ").append(machine.name()).append(":\n");
    if (machine.role() == Role.MASTER) {
      line(text, "zookeeper_id", number);
    }
    if (!machine.aliases().isEmpty()) {
      line(text, "host_aliases", "[" + String.join(", ", machine.aliases()) + "]");
    }
    line(text, "machine_memory_mb", machine.memoryMb());
    line(text, "machine_cpus", machine.cpus());
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append("          ").append(name).append(": ").append(value).append('\n');
  }

  /// Settings for Ansible where no project of its own says otherwise.
  public static String settings() {
    return String.join(
        "\n",
        List.of(
            "[defaults]",
            "inventory = /etc/ansible/hosts",
            "interpreter_python = /usr/bin/python3",
            "remote_tmp = /tmp",
            "force_valid_group_names = ignore",
            ""));
  }
}
