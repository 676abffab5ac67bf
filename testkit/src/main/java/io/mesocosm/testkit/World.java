package io.mesocosm.testkit;

import io.mesocosm.testkit.faults.Faults;
import io.mesocosm.testkit.machines.Node;
import io.mesocosm.testkit.network.VirtualNetwork;
import io.mesocosm.testkit.time.Seed;
import io.mesocosm.testkit.time.Timeline;
import io.mesocosm.testkit.zookeeper.VirtualZooKeeper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A timeline and everything its events happen to: machines, the network between them, ZooKeeper,
/// and their luck. Not thread-safe: one world, one thread; many worlds may run beside each other.
public final class World extends Timeline {
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final VirtualNetwork network = new VirtualNetwork(this);
  private final VirtualZooKeeper zookeeper = new VirtualZooKeeper(this, network);
  private final Faults faults = new Faults(this, this::nodes, network, zookeeper);

  public World(Seed seed) {
    super(seed);
  }

  /// @param remembered how many lines of its story are kept
  public World(Seed seed, int remembered) {
    super(seed, remembered);
  }

  public VirtualNetwork network() {
    return network;
  }

  public VirtualZooKeeper zookeeper() {
    return zookeeper;
  }

  public Faults faults() {
    return faults;
  }

  /// Makes a machine that runs nothing yet.
  ///
  /// @param boot run at each start
  public Node node(String name, Node.Boot boot) {
    var node = new Node(this, name, boot);
    nodes.put(name, node);
    return node;
  }

  /// In the order in which they were made.
  public List<Node> nodes() {
    return List.copyOf(nodes.values());
  }

  @Override
  protected String standing() {
    return nodes.values().stream()
        .map(node -> node.name() + (node.isUp() ? "" : " (down)"))
        .collect(Collectors.joining(", ", "nodes: [", "]%n".formatted()));
  }
}
