package io.mesocosm.playground.model;

import java.util.List;

/// One machine of a playground.
///
/// @param name also its host name
/// @param aliases further names that lead to its address
/// @param memoryMb what it is meant to have; whole megabytes of 1024² bytes
/// @param cpus what it is meant to have
public record Machine(
    String name, List<String> aliases, Role role, Address address, int memoryMb, int cpus) {
  public Machine {
    aliases = List.copyOf(aliases);
  }
}
