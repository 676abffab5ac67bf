package io.mesocosm.marathon.model.spec;

import io.mesocosm.base.Check;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How it is found out whether an instance is well, ready, and anything else.
///
/// @param health all must hold
/// @param readiness asked during deployments only; at most one
/// @param general its result is shown, and nothing follows from it; null for none
public record Checks(
    List<HealthCheck> health, List<Readiness> readiness, @Nullable General general) {
  public static final Checks NONE = new Checks(List.of(), List.of(), null);

  public Checks {
    health = List.copyOf(health);
    readiness = List.copyOf(readiness);
  }

  /// Which of the task's ports is meant.
  public sealed interface Port {
    /// The `index`th of the task's ports, from 0.
    record Index(int index) implements Port {}

    /// A port number.
    record Absolute(int port) implements Port {}
  }

  /// Asked of an instance during deployments until it says yes.
  ///
  /// @param portName of the port definition or mapping
  /// @param readyCodes status codes that mean yes
  public record Readiness(
      String name,
      boolean https,
      String path,
      String portName,
      Duration every,
      Duration patience,
      List<Integer> readyCodes,
      boolean keepsLastResponse) {
    public Readiness {
      readyCodes = List.copyOf(readyCodes);
      Check.that(every.isPositive(), "/readinessChecks/intervalSeconds", every, "more than 0");
      Check.that(patience.isPositive(), "/readinessChecks/timeoutSeconds", patience, "more than 0");
    }
  }

  /// A check of which Mesos reports the outcome as it is.
  public record General(Probe probe, Duration every, Duration patience, Duration delay) {}

  /// What is tried.
  public sealed interface Probe {
    record Http(Port port, String path, boolean https) implements Probe {}

    record Tcp(Port port) implements Probe {}

    record Shell(String command) implements Probe {}

    record Exec(List<String> argv) implements Probe {
      public Exec {
        argv = List.copyOf(argv);
      }
    }
  }
}
