package io.mesocosm.agent.model.runs;

import java.util.List;

/// Where a run lives when that is not plainly its machine: what its container engine says.
///
/// @param network its name, as the task asked for it; empty when it named none
/// @param addresses that are the container's own; none when it has those of the machine
/// @param description what the engine tells of the container, for frameworks that want to know
///   (Mesos 1.11 sends the output of `docker inspect`); may be empty
public record Lodging(String network, List<String> addresses, String description) {
  /// A run without a place of its own.
  public static final Lodging MACHINE = new Lodging("", List.of(), "");

  public Lodging {
    addresses = List.copyOf(addresses);
  }

  /// What is kept with each piece of news; the description is long and said once.
  public Lodging brief() {
    return description.isEmpty() ? this : new Lodging(network, addresses, "");
  }
}
