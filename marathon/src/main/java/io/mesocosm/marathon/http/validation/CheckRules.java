package io.mesocosm.marathon.http.validation;

import io.mesocosm.marathon.model.spec.Checks.Port;
import io.mesocosm.marathon.model.spec.Container.Engine;
import io.mesocosm.marathon.model.spec.HealthCheck;
import io.mesocosm.marathon.model.spec.HealthCheck.Protocol;
import io.mesocosm.marathon.model.spec.PortDefinition;
import io.mesocosm.marathon.model.spec.PortMapping;
import io.mesocosm.marathon.model.spec.RunSpec;
import java.util.List;

/// Rules of health checks, readiness checks and the general check (Marathon 1.11).
final class CheckRules {
  private CheckRules() {}

  static void check(Problems problems, RunSpec spec) {
    health(problems.in("healthChecks"), spec);
    readiness(problems.in("readinessChecks"), spec);
    problems
        .in("check")
        .refuseIf(
            spec.checks().general() != null && isDocker(spec),
            "set",
            "nothing with the Docker engine");
  }

  private static void health(Problems problems, RunSpec spec) {
    var checks = spec.checks().health();
    var byMesos = checks.stream().filter(check -> check.protocol().isRunByMesos()).count();
    problems.refuseIf(
        byMesos > 1, byMesos + " checks", "at most one check that Mesos runs: COMMAND or MESOS_*");
    for (int i = 0; i < checks.size(); i++) {
      healthCheck(problems.at(i), checks.get(i), spec);
    }
  }

  private static void healthCheck(Problems problems, HealthCheck check, RunSpec spec) {
    var protocol = check.protocol();
    problems
        .in("command")
        .refuseIf(
            protocol == Protocol.COMMAND && check.command().isEmpty(),
            "",
            "a command for the protocol COMMAND");
    problems
        .in("path")
        .refuseIf(
            !protocol.isHttp() && !check.path().isEmpty(),
            check.path(),
            "nothing but with the HTTP protocols");
    problems
        .in("ipProtocol")
        .refuseIf(
            check.ipv6() && !takesIpv6(protocol, spec),
            "IPv6",
            "IPv4, unless Mesos checks HTTP or TCP of a Docker container");
    var ports = spec.servicePorts().size();
    if (check.port() instanceof Port.Index(var index)) {
      problems
          .in("portIndex")
          .refuseIf(
              index >= ports, index, ports == 0 ? "a port: the app has none" : "0.." + (ports - 1));
    }
  }

  private static boolean takesIpv6(Protocol protocol, RunSpec spec) {
    return isDocker(spec) && protocol.isRunByMesos() && protocol != Protocol.COMMAND;
  }

  private static boolean isDocker(RunSpec spec) {
    var container = spec.container();
    return container != null && container.engine() == Engine.DOCKER;
  }

  private static void readiness(Problems problems, RunSpec spec) {
    var checks = spec.checks().readiness();
    problems.refuseIf(checks.size() > 1, checks.size() + " checks", "at most one");
    for (int i = 0; i < checks.size(); i++) {
      var check = checks.get(i);
      problems
          .at(i)
          .in("timeoutSeconds")
          .refuseIf(
              check.patience().compareTo(check.every()) >= 0,
              check.patience().toSeconds(),
              "less than intervalSeconds");
      problems
          .at(i)
          .in("portName")
          .refuseIf(
              !portNames(spec).contains(check.portName()),
              check.portName(),
              "the name of one of the app's ports: " + portNames(spec));
    }
  }

  private static List<String> portNames(RunSpec spec) {
    return spec.ports().isHost()
        ? spec.ports().definitions().stream().map(PortDefinition::name).toList()
        : spec.mappings().stream().map(PortMapping::name).toList();
  }
}
