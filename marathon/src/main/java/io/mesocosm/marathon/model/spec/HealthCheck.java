package io.mesocosm.marathon.model.spec;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A question to a running task that decides whether it lives on.
///
/// @param path for HTTP kinds; empty for the others
/// @param port for HTTP and TCP kinds; null for COMMAND
/// @param command shell text for COMMAND; empty for the others
/// @param grace failures are ignored until the first success or this long after the start
/// @param maxFailures in a row before it is killed; 0: never (run by Marathon), at once (run by
///   Mesos)
/// @param delay before the first question; only of checks that Mesos runs
/// @param ignores1xx whether informational statuses leave the state unchanged (HTTP only)
public record HealthCheck(
    Protocol protocol,
    String path,
    Checks.@Nullable Port port,
    String command,
    Duration grace,
    Duration every,
    Duration patience,
    int maxFailures,
    Duration delay,
    boolean ipv6,
    boolean ignores1xx) {

  /// What is asked, and by whom.
  public enum Protocol {
    HTTP,
    HTTPS,
    TCP,
    COMMAND,
    MESOS_HTTP,
    MESOS_HTTPS,
    MESOS_TCP;

    /// Whether the agent asks, and not Marathon.
    public boolean isRunByMesos() {
      return switch (this) {
        case HTTP, HTTPS, TCP -> false;
        case COMMAND, MESOS_HTTP, MESOS_HTTPS, MESOS_TCP -> true;
      };
    }

    public boolean isHttp() {
      return switch (this) {
        case HTTP, HTTPS, MESOS_HTTP, MESOS_HTTPS -> true;
        case TCP, COMMAND, MESOS_TCP -> false;
      };
    }
  }

  /// The API's defaults for a check of the first port.
  public static HealthCheck of(Protocol protocol) {
    return new HealthCheck(
        protocol,
        protocol.isHttp() ? "/" : "",
        protocol == Protocol.COMMAND ? null : new Checks.Port.Index(0),
        "",
        Duration.ofMinutes(5),
        Duration.ofMinutes(1),
        Duration.ofSeconds(20),
        3,
        Duration.ofSeconds(15),
        false,
        false);
  }
}
