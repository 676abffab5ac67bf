package io.mesocosm.framework.core.matching;

/// One port that an instance wants on its host.
public sealed interface PortDemand {
  /// Exactly this one.
  record Fixed(int port) implements PortDemand {}

  /// Any that is offered; drawn by chance, so that a port that just became free rests a while.
  record Any() implements PortDemand {}
}
