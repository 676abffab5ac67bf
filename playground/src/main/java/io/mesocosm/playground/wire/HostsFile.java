package io.mesocosm.playground.wire;

import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Topology;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `/etc/hosts` of a machine: every machine of the playground by each of its names.
public final class HostsFile {
  private HostsFile() {}

  public static String text(Topology topology) {
    return topology.machines().stream()
        .map(HostsFile::line)
        .collect(Collectors.joining("", "127.0.0.1 localhost\n", ""));
  }

  private static String line(Machine machine) {
    return Stream.concat(
            Stream.of(machine.address().toString(), machine.name()), machine.aliases().stream())
        .collect(Collectors.joining(" ", "", "\n"));
  }
}
