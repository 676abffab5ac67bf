package io.mesocosm.marathon.link;

import io.mesocosm.marathon.core.health.Probes;
import io.mesocosm.marathon.core.placement.TaskPorts;
import io.mesocosm.marathon.model.spec.Checks;
import io.mesocosm.marathon.model.spec.RunSpec;
import io.mesocosm.protocol.v1.CheckInfo;
import io.mesocosm.protocol.v1.CommandInfo;
import io.mesocosm.protocol.v1.HealthCheck;
import io.mesocosm.protocol.v1.NetworkInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Checks that the agent runs for us, on the wire (Marathon 1.11, Mesos-level health checks). Pure.
final class TaskChecks {
  private static final double MILLIS = 1000.0;

  private TaskChecks() {}

  /// The one health check that is the agent's.
  static Optional<HealthCheck> health(RunSpec spec, List<TaskPorts.Port> ports) {
    return spec.checks().health().stream()
        .filter(check -> check.protocol().isRunByMesos())
        .findFirst()
        .map(check -> health(check, ports));
  }

  private static HealthCheck health(
      io.mesocosm.marathon.model.spec.HealthCheck check, List<TaskPorts.Port> ports) {
    var wire =
        HealthCheck.newBuilder()
            .setDelaySeconds(seconds(check.delay()))
            .setIntervalSeconds(seconds(check.every()))
            .setTimeoutSeconds(seconds(check.patience()))
            .setConsecutiveFailures(check.maxFailures())
            .setGracePeriodSeconds(seconds(check.grace()));
    var protocol = check.ipv6() ? NetworkInfo.Protocol.IPv6 : NetworkInfo.Protocol.IPv4;
    var port = check.port() == null ? 0 : number(check.port(), ports);
    switch (check.protocol()) {
      case COMMAND ->
          wire.setType(HealthCheck.Type.COMMAND)
              .setCommand(CommandInfo.newBuilder().setShell(true).setValue(check.command()));
      case MESOS_HTTP, MESOS_HTTPS ->
          wire.setType(HealthCheck.Type.HTTP)
              .getHttpBuilder()
              .setScheme(
                  check.protocol()
                          == io.mesocosm.marathon.model.spec.HealthCheck.Protocol.MESOS_HTTPS
                      ? "https"
                      : "http")
              .setPort(port)
              .setPath(Probes.absolute(check.path()))
              .setProtocol(protocol);
      case MESOS_TCP ->
          wire.setType(HealthCheck.Type.TCP).getTcpBuilder().setPort(port).setProtocol(protocol);
      case HTTP, HTTPS, TCP -> {}
    }
    return wire.build();
  }

  private static double seconds(Duration time) {
    return time.toMillis() / MILLIS;
  }

  /// The agent asks inside the container's network, so the container's port is meant.
  private static int number(Checks.Port port, List<TaskPorts.Port> ports) {
    return switch (port) {
      case Checks.Port.Absolute(var number) -> number;
      case Checks.Port.Index(var index) ->
          index < ports.size() ? ports.get(index).containerPort() : 0;
    };
  }

  /// The check whose result is only told.
  static Optional<CheckInfo> general(RunSpec spec, List<TaskPorts.Port> ports) {
    var check = spec.checks().general();
    if (check == null) {
      return Optional.empty();
    }
    var wire =
        CheckInfo.newBuilder()
            .setDelaySeconds(seconds(check.delay()))
            .setIntervalSeconds(seconds(check.every()))
            .setTimeoutSeconds(seconds(check.patience()));
    switch (check.probe()) {
      case Checks.Probe.Http(var port, var path, var _) ->
          wire.setType(CheckInfo.Type.HTTP)
              .getHttpBuilder()
              .setPort(number(port, ports))
              .setPath(Probes.absolute(path));
      case Checks.Probe.Tcp(var port) ->
          wire.setType(CheckInfo.Type.TCP).getTcpBuilder().setPort(number(port, ports));
      case Checks.Probe.Shell(var command) ->
          wire.setType(CheckInfo.Type.COMMAND)
              .getCommandBuilder()
              .getCommandBuilder()
              .setShell(true)
              .setValue(command);
      case Checks.Probe.Exec(var argv) ->
          wire.setType(CheckInfo.Type.COMMAND)
              .getCommandBuilder()
              .getCommandBuilder()
              .setShell(false)
              .setValue(argv.isEmpty() ? "" : argv.getFirst())
              .addAllArguments(argv);
    }
    return Optional.of(wire.build());
  }
}
