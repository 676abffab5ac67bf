package io.mesocosm.playground.wire;

import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Role;
import io.mesocosm.playground.model.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Where the cluster on a playground's machines answers: the ports are those of the originals,
/// which the playbooks leave as they are.
///
/// @param topology has a master, or nothing answers
public record Endpoints(Topology topology) {
  public static final int MASTER = 5050;
  private static final int MARATHON = 8080;
  public static final int AGENT = 5051;
  private static final int ZOOKEEPER = 2181;

  /// Empty unless there is a machine for it.
  public List<String> masters() {
    return urls(Role.MASTER, MASTER);
  }

  public List<String> marathons() {
    return urls(Role.MASTER, MARATHON);
  }

  private List<String> urls(Role role, int port) {
    return machines(role).stream()
        .map(machine -> "http://" + machine.address() + ":" + port)
        .toList();
  }

  private List<Machine> machines(Role role) {
    return topology.machines().stream().filter(machine -> machine.role() == role).toList();
  }

  /// `zk://10.0.15.101:2181/mesos`.
  public String zooKeeper() {
    return machines(Role.MASTER).stream()
        .map(machine -> machine.address() + ":" + ZOOKEEPER)
        .collect(Collectors.joining(",", "zk://", "/mesos"));
  }

  /// As `meso info` exports them; without a master there are none.
  public SequencedMap<String, String> variables() {
    var variables = new LinkedHashMap<String, String>();
    if (masters().isEmpty()) {
      return variables;
    }
    variables.put("MESO_MASTER", masters().getFirst());
    variables.put("MESO_MARATHON", marathons().getFirst());
    variables.put("MESO_ZK", zooKeeper());
    for (var agent : machines(Role.AGENT)) {
      var number = agent.name().replaceFirst(".*-(?=[0-9]+$)", "");
      variables.put(
          "MESO_AGENT_" + number.toUpperCase(Locale.ROOT).replace('-', '_'),
          "http://" + agent.address() + ":" + AGENT);
    }
    return variables;
  }
}
