package io.mesocosm.proof.simulation;

import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.testkit.World;
import io.mesocosm.testkit.time.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/// Masters, agents and schedulers in one world, and what must be true of them.
final class Cluster {
  static final int MASTER_PORT = 5050;
  static final int AGENT_PORT = 5051;

  private final World world;
  private final List<MasterNode> masters = new ArrayList<>();
  private final List<AgentNode> agents = new ArrayList<>();
  private final List<KeeperNode> keepers = new ArrayList<>();
  private final List<MarathonNode> marathons = new ArrayList<>();
  private final People people;

  Cluster(Seed seed) {
    this.world = new World(seed);
    this.people = new People(world, marathons);
  }

  Cluster masters(int count) {
    for (int i = 1; i <= count; i++) {
      masters.add(new MasterNode(world, i, MasterNode.settings()));
    }
    return this;
  }

  Cluster agents(int count, String resources) {
    for (int i = 1; i <= count; i++) {
      agents.add(new AgentNode(world, i, resources));
    }
    return this;
  }

  /// @param tasks that each keeps running
  Cluster keepers(int count, int tasks) {
    for (int i = 1; i <= count; i++) {
      keepers.add(new KeeperNode(world, i, tasks));
    }
    return this;
  }

  /// One of them leads, the others wait.
  Cluster marathons(int count) {
    for (int i = 1; i <= count; i++) {
      marathons.add(new MarathonNode(world, i, this::runs));
    }
    return this;
  }

  /// Everything starts, and what must always hold is watched from now on.
  Cluster start() {
    world.nodes().forEach(node -> node.start());
    world.always("one master leads", () -> several(masters, MasterNode::leads));
    world.always("one Marathon leads", () -> several(marathons, MarathonNode::leads));
    world.always("no app falls by our own hand", () -> first(marathons, MarathonNode::wrong));
    world.always("books are balanced", () -> first(masters, MasterNode::wrong));
    world.always("no resource is used twice", () -> first(agents, AgentNode::overused));
    return this;
  }

  /// Every fault at once, a few of each in ten minutes.
  Cluster trouble() {
    world
        .faults()
        .crashes(2)
        .partitions(1)
        .breaks(2)
        .losses(0.001)
        .doubles(0.01)
        .delays(0.5, Duration.ofSeconds(2))
        .slowDisks(0.5, Duration.ofSeconds(3))
        .expiries(0.3)
        .troubledZooKeeper(0.3, Duration.ofSeconds(2), 0.1)
        .clockJumps(0.5, Duration.ofMinutes(2))
        .kills(1)
        .start();
    return this;
  }

  World world() {
    return world;
  }

  private static <T> Optional<String> first(List<T> all, Function<T, Optional<String>> wrong) {
    for (var one : all) {
      var said = wrong.apply(one);
      if (said.isPresent()) {
        return said;
      }
    }
    return Optional.empty();
  }

  /// Of those whose session still stands, one at most leads.
  private static <T> Optional<String> several(List<T> all, Predicate<T> leads) {
    var count = all.stream().filter(leads).count();
    return count > 1 ? Optional.of(count + " lead") : Optional.empty();
  }

  private boolean runs(String task) {
    return agents.stream().anyMatch(agent -> agent.runs(task));
  }

  People people() {
    return people;
  }

  /// Every scheduler has what it wants, and everyone agrees on what runs.
  Optional<String> unaccounted() {
    var processes = new TreeSet<String>();
    var doubled = new TreeSet<String>();
    for (var agent : agents) {
      for (var task : agent.living()) {
        if (!processes.add(task)) {
          doubled.add(task);
        }
      }
    }
    if (!doubled.isEmpty()) {
      return Optional.of("run twice: " + doubled);
    }
    var believed = new TreeSet<String>();
    for (var keeper : keepers) {
      var state = keeper.state();
      if (state.live() != keeper.wanted() || state.running().size() != keeper.wanted()) {
        return Optional.of(
            "%s wants %d, has %s".formatted(keeper.node(), keeper.wanted(), state.tasks()));
      }
      state.tasks().values().stream()
          .filter(entry -> entry.state() == TaskState.RUNNING)
          .forEach(entry -> believed.add(state.id() + "/" + entry.id()));
    }
    if (!marathons.isEmpty()) {
      var leader = marathons.stream().flatMap(one -> one.state().stream()).findFirst();
      if (leader.isEmpty()) {
        return Optional.of("no Marathon leads");
      }
      var unserved = AppsServed.wrong(leader.get());
      if (unserved.isPresent()) {
        return unserved;
      }
      believed.addAll(AppsServed.tasks(leader.get()));
    }
    return processes.equals(believed)
        ? unacknowledged()
        : Optional.of("running are %s, believed are %s".formatted(processes, believed));
  }

  private Optional<String> unacknowledged() {
    return first(
        agents,
        agent ->
            agent
                .state()
                .map(state -> state.streams().isEmpty() ? "" : "news of " + state.streams().keys())
                .or(() -> Optional.of("down"))
                .filter(wrong -> !wrong.isEmpty())
                .map(wrong -> agent.node() + ": " + wrong));
  }

  /// Who knows what, for the story of a failure.
  String knowledge() {
    var lines = new ArrayList<String>();
    for (var master : masters) {
      master
          .state()
          .ifPresent(state ->
              state
                  .tasks()
                  .byFramework()
                  .entries()
                  .forEach(own ->
                      own.getValue()
                          .live()
                          .values()
                          .forEach(task ->
                              lines.add(
                                  "%s: %s %s on %s"
                                      .formatted(
                                          master.node(),
                                          task.key(),
                                          task.state(),
                                          task.agent())))));
    }
    for (var agent : agents) {
      agent
          .state()
          .ifPresent(state -> {
            lines.add("%s is %s, %s".formatted(agent.node(), state.id(), state.registration()));
            state
                .tasks()
                .values()
                .forEach(task ->
                    lines.add("%s: %s %s".formatted(agent.node(), task.key(), task.stage())));
            state
                .streams()
                .values()
                .forEach(stream -> lines.add("%s: %s".formatted(agent.node(), stream)));
          });
      lines.add("%s runs %s".formatted(agent.node(), agent.living()));
    }
    keepers.forEach(keeper ->
        keeper.state().tasks().values().forEach(entry -> lines.add(keeper.node() + ": " + entry)));
    marathons.forEach(marathon ->
        marathon
            .state()
            .ifPresent(state ->
                state.instances().all().forEach(one -> lines.add(marathon.node() + ": " + one))));
    return String.join("\n", lines);
  }
}
