package io.mesocosm.agent.link.checks;

/// From where a task is looked at over a network.
sealed interface Vantage {
  /// From the network of this machine.
  record Here() implements Vantage {}

  /// From the network of a process of the task, where it may listen on loopback only.
  record Inside(long pid) implements Vantage {}

  /// From this machine at the address that the task has in a network of its own.
  record Outside(String address) implements Vantage {}

  /// There is no way to look at it now; `why` is for people.
  record Nowhere(String why) implements Vantage {}
}
