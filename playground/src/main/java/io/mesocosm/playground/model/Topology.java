package io.mesocosm.playground.model;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which machines a playground has. Made by [#of], which sees to it that no two share a name or an
/// address.
///
/// @param groups in the order in which machines are shown
/// @param limits whether a machine gets no more of the host than its size says
public record Topology(Network network, List<Group> groups, boolean limits) {
  /// The seed's five machines, with its names, addresses and sizes.
  public static final Topology SEED =
      new Topology(
          Network.parse("10.0.15.0/24").orElseThrow(),
          List.of(
              one("mgmt", List.of(), Role.MANAGEMENT, 10, 2048),
              one("lb", List.of("ext-vga-int-1"), Role.GATEWAY, 11, 1024),
              new Group("mesos-master", List.of(), Role.MASTER, OptionalInt.of(1), 101, 2048, 1),
              new Group("mesos-agent", List.of(), Role.AGENT, OptionalInt.of(2), 201, 4096, 2)));

  // A bridge of Linux has 1023 ports, and an impaired machine needs two.
  private static final int MOST_MACHINES = 500;
  private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,38}[a-z0-9])?");
  private static final String NAME_FORM =
      "up to 40 of a-z, 0-9 and -, a letter first and no - at the end";

  public Topology {
    groups = List.copyOf(groups);
  }

  /// Without limits.
  public Topology(Network network, List<Group> groups) {
    this(network, groups, false);
  }

  private static Group one(String name, List<String> aliases, Role role, int host, int memoryMb) {
    return new Group(name, aliases, role, OptionalInt.empty(), host, memoryMb, 1);
  }

  /// Without limits, or everything that is wrong with it.
  public static Outcome<Topology> of(Network network, List<Group> groups) {
    return of(network, groups, false);
  }

  /// The topology, or everything that is wrong with it.
  public static Outcome<Topology> of(Network network, List<Group> groups, boolean limits) {
    var topology = new Topology(network, groups, limits);
    var problems = new ArrayList<Refusal>();
    if (groups.isEmpty()) {
      problems.add(Refusal.invalid("/machines", "an empty list", "at least one"));
    }
    for (int i = 0; i < groups.size(); i++) {
      check(groups.get(i), "/machines(%d)".formatted(i), network, problems);
    }
    var count = groups.stream().mapToLong(group -> group.count().orElse(1)).sum();
    if (count > MOST_MACHINES) {
      problems.add(
          Refusal.invalid(
              "/machines",
              count + " machines",
              MOST_MACHINES + " at most, as many as a bridge takes"));
    }
    if (problems.isEmpty()) {
      topology.checkClashes(problems);
    }
    return problems.isEmpty() ? Outcome.ok(topology) : new Outcome.Refused<>(problems);
  }

  private static void check(Group group, String at, Network network, List<Refusal> problems) {
    checkNames(List.of(group.name()), at + "/name", problems);
    checkNames(group.aliases(), at + "/aliases", problems);
    if (group.count().isPresent() && !group.aliases().isEmpty()) {
      problems.add(
          Refusal.invalid(at + "/aliases", group.aliases(), "none where machines are counted"));
    }
    if (!group.without().isEmpty()
        && (group.without().first() < 1 || group.without().last() > group.count().orElse(0))) {
      problems.add(
          Refusal.invalid(at + "/without", group.without(), "numbers from 1 to the count"));
    }
    // As a long: the largest numbers there are must not come out small.
    var last = group.firstHost() + Math.max(1L, group.count().orElse(1)) - 1;
    if (group.firstHost() < 2 || last > network.lastHost()) {
      problems.add(
          Refusal.invalid(
              at + "/host",
              group.firstHost() == last ? last : group.firstHost() + "–" + last,
              "2 to %d in %s".formatted(network.lastHost(), network)));
    }
  }

  private static void checkNames(List<String> names, String at, List<Refusal> problems) {
    names.stream()
        .filter(name -> !NAME.matcher(name).matches())
        .forEach(name -> problems.add(Refusal.invalid(at, name, NAME_FORM)));
  }

  private void checkClashes(List<Refusal> problems) {
    var names = new TreeSet<>(Set.of("localhost"));
    var addresses = new TreeSet<Address>();
    for (var machine : machines()) {
      Stream.concat(Stream.of(machine.name()), machine.aliases().stream())
          .filter(name -> !names.add(name))
          .forEach(name -> problems.add(Refusal.invalid("/machines", name, "each name once")));
      if (!addresses.add(machine.address())) {
        problems.add(
            Refusal.invalid(
                "/machines", machine.name() + " at " + machine.address(), "each address once"));
      }
    }
  }

  /// As many agents, or a refusal where they have no place or no counted group.
  public Outcome<Topology> withAgents(int count) {
    return agents("--agents", count, group -> group.counting(count));
  }

  /// That many more agents, or a refusal where they have no place or no counted group.
  public Outcome<Topology> plusAgents(int more) {
    return agents("--agents", more, group -> group.plus(more));
  }

  private Outcome<Topology> agents(String flag, int had, UnaryOperator<Group> change) {
    return groups.stream()
        .filter(group -> group.role() == Role.AGENT && group.count().isPresent())
        .findFirst()
        .map(counted -> with(counted, change.apply(counted)))
        .orElseGet(() ->
            Outcome.refused(
                Refusal.invalid(flag, had, "only with a counted group of agents in the file")));
  }

  private Outcome<Topology> with(Group old, Group now) {
    return of(
        network, groups.stream().map(group -> group.equals(old) ? now : group).toList(), limits);
  }

  /// The same machines, which from their next boot on get what their size says.
  public Topology limited() {
    return new Topology(network, groups, true);
  }

  /// Without one agent of a counted group; a refusal for any other machine, which the cluster does
  /// not do without.
  public Outcome<Topology> minus(String machine) {
    for (var group : groups) {
      var fewer = group.minus(machine);
      if (group.role() == Role.AGENT && fewer.isPresent()) {
        return with(group, fewer.get());
      }
    }
    return Outcome.refused(
        Refusal.invalid("NAME", machine, "an agent of a counted group in the topology's file"));
  }

  /// In the order in which they are shown.
  public List<Machine> machines() {
    return groups.stream().flatMap(group -> group.machines(network).stream()).toList();
  }
}
