package io.mesocosm.agent.model;

import java.time.Duration;

/// What a task gets between the request to end and the end by force.
public sealed interface KillGrace {
  /// As its kill policy says.
  record Named(Duration time) implements KillGrace {}

  /// As a command gets it whose task says nothing.
  record OfCommand() implements KillGrace {}

  /// As a container of the Docker engine gets it whose task says nothing.
  record OfContainer() implements KillGrace {}
}
