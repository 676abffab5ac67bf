package io.mesocosm.meso.cluster.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Gives a new cluster its ports: the well-known ones where they are free, else the next free.
///
/// Pure but for the question whether a port is free.
public final class PortPlan {
  private static final int ZOOKEEPER = 2181;
  private static final int MASTER = 5050;
  private static final int AGENT = 5051;
  private static final int MARATHON = 8080;
  // Mesos' default range for tasks, below Linux's range for outgoing connections.
  private static final int FIRST_TASK_PORT = 31_000;
  private static final int TASK_PORTS = 1_000;
  private static final int LAST_PORT = 65_535;

  private final IntPredicate free;
  private final Set<Integer> given = new HashSet<>();
  private final List<String> notes = new ArrayList<>();

  /// @param cluster with its ports
  /// @param notes a sentence for each well-known port that was taken
  public record Planned(Cluster cluster, List<String> notes) {}

  private PortPlan(IntPredicate free) {
    this.free = free;
  }

  /// @param agents how many, ≥ 1
  /// @param share of the machine, for each agent
  /// @param others clusters whose ports are theirs even while they are down
  /// @param free whether this machine lets us listen on a port now
  public static Planned plan(
      String name, int agents, MachineShare share, List<Cluster> others, IntPredicate free) {
    var plan = new PortPlan(free);
    others.forEach(plan::keepClearOf);
    var zooKeeper = plan.give("ZooKeeper", ZOOKEEPER);
    var master = plan.give("the master", MASTER);
    var marathon = plan.give("Marathon", MARATHON);
    var list = new ArrayList<Cluster.Agent>();
    var first = plan.firstTaskPort(others);
    var each = TASK_PORTS / agents;
    for (var i = 0; i < agents; i++) {
      var port = plan.give("agent " + (i + 1), AGENT + i);
      var from = first + i * each;
      list.add(new Cluster.Agent("agent-" + (i + 1), port, from, from + each - 1));
    }
    return new Planned(new Cluster(name, zooKeeper, master, marathon, list, share), plan.notes);
  }

  private void keepClearOf(Cluster other) {
    other.members().forEach(member -> given.add(other.portOf(member)));
  }

  private int give(String who, int wanted) {
    for (var port = wanted; port <= LAST_PORT; port++) {
      if (!given.contains(port) && free.test(port)) {
        given.add(port);
        if (port != wanted && !isOurs(wanted)) {
          notes.add("port %d is taken, %s takes %d".formatted(wanted, who, port));
        }
        return port;
      }
    }
    throw new IllegalStateException("no port from %d on is free for %s".formatted(wanted, who));
  }

  // A second agent's wish may have been given to the first: that is no news.
  private boolean isOurs(int port) {
    return given.contains(port) && free.test(port);
  }

  // Each cluster of a machine has a block of its own, the first where Mesos has it. A block in
  // which
  // somebody listens is left to them: it may be that of another user's cluster.
  private int firstTaskPort(List<Cluster> others) {
    var taken = new HashSet<Integer>();
    for (var other : others) {
      other.agents().forEach(agent -> taken.add(agent.firstTaskPort() / TASK_PORTS));
    }
    var block = FIRST_TASK_PORT / TASK_PORTS;
    while (block > 1 && (taken.contains(block) || !isFree(block))) {
      block--;
    }
    return block * TASK_PORTS;
  }

  private boolean isFree(int block) {
    var first = block * TASK_PORTS;
    return IntStream.range(first, first + TASK_PORTS).allMatch(free);
  }
}
