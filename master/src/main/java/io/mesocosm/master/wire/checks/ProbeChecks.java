package io.mesocosm.master.wire.checks;

import static io.mesocosm.master.wire.checks.Problem.first;
import static io.mesocosm.master.wire.checks.Problem.when;

import io.mesocosm.protocol.v1.CheckInfo;
import io.mesocosm.protocol.v1.HealthCheck;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// What can be wrong with the checks of a task. Mesos 1.11, `checks::validation`.
final class ProbeChecks {
  private ProbeChecks() {}

  private static Optional<String> seconds(String where, double... times) {
    return when(
        DoubleStream.of(times).anyMatch(time -> !(time >= 0)),
        where + " has a time that is negative or no number");
  }

  static Optional<String> check(CheckInfo check, boolean present) {
    if (!present) {
      return Optional.empty();
    }
    var times =
        seconds(
            "CheckInfo",
            check.getDelaySeconds(),
            check.getIntervalSeconds(),
            check.getTimeoutSeconds());
    return times.or(() ->
        switch (check.getType()) {
          case UNKNOWN -> Optional.of("CheckInfo must specify 'type'");
          case COMMAND ->
              check.hasCommand()
                  ? CommandChecks.shell("CheckInfo", check.getCommand().getCommand())
                  : Optional.of("Expecting 'command' to be set for COMMAND check");
          case HTTP ->
              check.hasHttp()
                  ? path(check.getHttp().getPath(), check.getHttp().hasPath())
                  : Optional.of("Expecting 'http' to be set for HTTP check");
          case TCP -> when(!check.hasTcp(), "Expecting 'tcp' to be set for TCP check");
        });
  }

  static Optional<String> health(HealthCheck check, boolean present) {
    if (!present) {
      return Optional.empty();
    }
    var times =
        seconds(
            "HealthCheck",
            check.getDelaySeconds(),
            check.getIntervalSeconds(),
            check.getTimeoutSeconds(),
            check.getGracePeriodSeconds());
    return times.or(() ->
        switch (check.getType()) {
          case UNKNOWN -> Optional.of("HealthCheck must specify 'type'");
          case COMMAND ->
              check.hasCommand()
                  ? CommandChecks.shell("HealthCheck", check.getCommand())
                  : Optional.of("Expecting 'command' to be set for COMMAND health check");
          case HTTP -> http(check);
          case TCP -> when(!check.hasTcp(), "Expecting 'tcp' to be set for TCP health check");
        });
  }

  private static Optional<String> http(HealthCheck check) {
    if (!check.hasHttp()) {
      return Optional.of("Expecting 'http' to be set for HTTP health check");
    }
    var scheme = check.getHttp().getScheme();
    return first(
        when(
            check.getHttp().hasScheme() && !scheme.equals("http") && !scheme.equals("https"),
            "Unsupported HTTP health check scheme: '" + scheme + "'"),
        path(check.getHttp().getPath(), check.getHttp().hasPath()));
  }

  private static Optional<String> path(String path, boolean present) {
    return when(
        present && !path.startsWith("/"),
        "The path '" + path + "' of HTTP check must start with '/'");
  }
}
