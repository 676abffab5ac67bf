package io.mesocosm.playground.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Machines of one kind, with addresses in a row.
///
/// @param name of the only machine; where they are counted, the stem of `NAME-1`, `NAME-2`, …
/// @param aliases of the only machine; empty where they are counted
/// @param count the highest number, 0 or more; empty for an only machine without a number in its
///   name
/// @param without numbers up to the highest that no machine has: those were taken away
/// @param firstHost number of the first one's address in the network, 2 or more
public record Group(
    String name,
    List<String> aliases,
    Role role,
    OptionalInt count,
    SortedSet<Integer> without,
    int firstHost,
    int memoryMb,
    int cpus) {
  public Group {
    aliases = List.copyOf(aliases);
    without = Collections.unmodifiableSortedSet(new TreeSet<>(without));
  }

  /// With every number up to the highest.
  public Group(
      String name,
      List<String> aliases,
      Role role,
      OptionalInt count,
      int firstHost,
      int memoryMb,
      int cpus) {
    this(name, aliases, role, count, new TreeSet<>(), firstHost, memoryMb, cpus);
  }

  /// With that many machines, numbered from 1.
  public Group counting(int machines) {
    return with(machines, new TreeSet<>());
  }

  private Group with(int highest, SortedSet<Integer> without) {
    return new Group(
        name, aliases, role, OptionalInt.of(highest), without, firstHost, memoryMb, cpus);
  }

  /// With more machines: numbers that are free come first, then those above.
  ///
  /// @param machines 0 or more
  public Group plus(int machines) {
    var free = new TreeSet<>(without);
    for (int left = Math.min(machines, without.size()); left > 0; left--) {
      free.removeFirst();
    }
    return with(count.orElse(0) + Math.max(0, machines - without.size()), free);
  }

  /// Without one machine; empty when it is none of these, or not counted.
  ///
  /// @param machine its name
  public Optional<Group> minus(String machine) {
    return numbers()
        .filter(number -> count.isPresent() && machine.equals(name + "-" + number))
        .mapToObj(this::without)
        .findAny();
  }

  private Group without(int number) {
    var gone = new TreeSet<>(without);
    gone.add(number);
    var highest = count.orElse(0);
    while (gone.remove(highest)) {
      highest--;
    }
    return with(highest, gone);
  }

  private IntStream numbers() {
    return IntStream.rangeClosed(1, count.orElse(0)).filter(number -> !without.contains(number));
  }

  List<Machine> machines(Network network) {
    if (count.isEmpty()) {
      return List.of(new Machine(name, aliases, role, network.host(firstHost), memoryMb, cpus));
    }
    return numbers()
        .mapToObj(number ->
            new Machine(
                name + "-" + number,
                List.of(),
                role,
                network.host(firstHost + number - 1),
                memoryMb,
                cpus))
        .toList();
  }
}
