package io.mesocosm.playground.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.playground.model.Topology;
import org.junit.jupiter.api.Test;

class InventoryTest {
  @Test
  void hasTheGroupsOfTheOriginal() {
    assertThat(Inventory.text("demo", Topology.SEED, "/somewhere/meso.tar"))
        .isEqualTo(
            """
            # Written by the playground; it follows the machines that there are.
            all:
              vars:
                cluster_name: 'demo'
                meso_archive: /somewhere/meso.tar
                meso_archive_on_nodes: true
              children:
                management:
                  hosts:
                    mgmt:
                      machine_memory_mb: 2048
                      machine_cpus: 1
                vamp-vga:
                  hosts:
                    lb:
                      host_aliases: [ext-vga-int-1]
                      machine_memory_mb: 1024
                      machine_cpus: 1
                mesos-masters:
                  hosts:
                    mesos-master-1:
                      zookeeper_id: 1
                      machine_memory_mb: 2048
                      machine_cpus: 1
                mesos-agents:
                  hosts:
                    mesos-agent-1:
                      machine_memory_mb: 4096
                      machine_cpus: 2
                    mesos-agent-2:
                      machine_memory_mb: 4096
                      machine_cpus: 2
            """);
  }
}
