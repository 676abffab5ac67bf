package io.mesocosm.playground.wire;

import io.mesocosm.playground.model.Address;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Network;
import io.mesocosm.playground.model.Topology;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `/etc/hosts` of a machine: every machine of the playground by each of its names.
public final class HostsFile {
  private HostsFile() {}

  public static String text(Topology topology) {
    return merged("127.0.0.1 localhost\n", topology);
  }

  /// A file that Ansible or a person may have written, with the machines there are now instead of
  /// those it knew; every other line stays.
  public static String merged(String had, Topology topology) {
    return Stream.concat(
            had.lines().filter(line -> !isAbout(line, topology.network())),
            topology.machines().stream().map(HostsFile::line))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static boolean isAbout(String line, Network network) {
    return Address.parse(line.strip().split("\\s", 2)[0])
        .filter(address -> network.overlaps(address, Address.BITS))
        .isPresent();
  }

  private static String line(Machine machine) {
    return Stream.concat(
            Stream.of(machine.address().toString(), machine.name()), machine.aliases().stream())
        .collect(Collectors.joining(" "));
  }
}
