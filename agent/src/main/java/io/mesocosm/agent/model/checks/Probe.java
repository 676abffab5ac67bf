package io.mesocosm.agent.model.checks;

import io.mesocosm.agent.model.runs.Command;

/// One look at a task from outside (Mesos 1.11 documentation, "Task Health Checking and Generalized
/// Checks").
public sealed interface Probe {
  /// What a probe is made of.
  enum Kind {
    COMMAND,
    HTTP,
    TCP
  }

  /// Runs `command` beside the task.
  record OfCommand(Command command) implements Probe {}

  /// GETs `path` and follows redirects.
  ///
  /// @param scheme `http` or `https`
  /// @param host the loopback address of the protocol asked for
  /// @param path with its leading slash, or empty
  record OfHttp(String scheme, String host, int port, String path) implements Probe {
    public OfHttp at(String other) {
      return new OfHttp(scheme, other, port, path);
    }
  }

  /// Connects.
  record OfTcp(String host, int port) implements Probe {
    public OfTcp at(String other) {
      return new OfTcp(other, port);
    }
  }

  default Kind kind() {
    return switch (this) {
      case OfCommand _ -> Kind.COMMAND;
      case OfHttp _ -> Kind.HTTP;
      case OfTcp _ -> Kind.TCP;
    };
  }

  /// How a probe ended.
  sealed interface Answer {
    record ExitCode(int code) implements Answer {}

    /// Status of the last answer after all redirects.
    record StatusCode(int code) implements Answer {}

    record Connected(boolean succeeded) implements Answer {}

    /// Nobody could look: it says nothing about the task; `why` is for people.
    record Unseen(String why) implements Answer {}

    /// No answer in time, or none at all; `why` is for people.
    record Silence(String why) implements Answer {}
  }
}
