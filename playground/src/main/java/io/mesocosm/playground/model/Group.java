package io.mesocosm.playground.model;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Machines of one kind, with addresses in a row.
///
/// @param name of the only machine; where they are counted, the stem of `NAME-1`, `NAME-2`, …
/// @param aliases of the only machine; empty where they are counted
/// @param count how many, 0 or more; empty for an only machine without a number in its name
/// @param firstHost number of the first one's address in the network, 2 or more
public record Group(
    String name,
    List<String> aliases,
    Role role,
    OptionalInt count,
    int firstHost,
    int memoryMb,
    int cpus) {
  public Group {
    aliases = List.copyOf(aliases);
  }

  public Group counting(int machines) {
    return new Group(name, aliases, role, OptionalInt.of(machines), firstHost, memoryMb, cpus);
  }

  List<Machine> machines(Network network) {
    if (count.isEmpty()) {
      return List.of(new Machine(name, aliases, role, network.host(firstHost), memoryMb, cpus));
    }
    return IntStream.rangeClosed(1, count.getAsInt())
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
