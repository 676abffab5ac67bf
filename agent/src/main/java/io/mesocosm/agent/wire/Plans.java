package io.mesocosm.agent.wire;

import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.checks.Probe;
import io.mesocosm.base.Fault;
import io.mesocosm.protocol.v1.CheckInfo;
import io.mesocosm.protocol.v1.HealthCheck;
import io.mesocosm.protocol.v1.NetworkInfo;
import java.time.Duration;

/// Health checks and checks as frameworks describe them; a check that says nothing about times gets
/// the documented defaults, which the messages carry.
final class Plans {
  private Plans() {}

  static CheckPlan read(HealthCheck wire, String user) {
    return new CheckPlan(
        CheckPlan.Purpose.HEALTH,
        probe(wire, user),
        Durations.ofSeconds(wire.getDelaySeconds()),
        Durations.ofSeconds(wire.getIntervalSeconds()),
        Durations.ofSeconds(wire.getTimeoutSeconds()),
        Durations.ofSeconds(wire.getGracePeriodSeconds()),
        Math.max(1, wire.getConsecutiveFailures()));
  }

  static CheckPlan read(CheckInfo wire, String user) {
    return new CheckPlan(
        CheckPlan.Purpose.CHECK,
        probe(wire, user),
        Durations.ofSeconds(wire.getDelaySeconds()),
        Durations.ofSeconds(wire.getIntervalSeconds()),
        Durations.ofSeconds(wire.getTimeoutSeconds()),
        Duration.ZERO,
        1);
  }

  private static Probe probe(HealthCheck wire, String user) {
    return switch (wire.getType()) {
      case COMMAND -> new Probe.OfCommand(Specs.command(wire.getCommand(), user));
      case HTTP -> {
        var http = wire.getHttp();
        yield new Probe.OfHttp(
            http.hasScheme() ? http.getScheme() : "http",
            loopback(http.getProtocol()),
            http.getPort(),
            http.getPath());
      }
      case TCP -> new Probe.OfTcp(loopback(wire.getTcp().getProtocol()), wire.getTcp().getPort());
      case UNKNOWN -> throw new Fault("a health check without a type is not fit");
    };
  }

  private static Probe probe(CheckInfo wire, String user) {
    return switch (wire.getType()) {
      case COMMAND -> new Probe.OfCommand(Specs.command(wire.getCommand().getCommand(), user));
      case HTTP ->
          new Probe.OfHttp(
              "http",
              loopback(NetworkInfo.Protocol.IPv4),
              wire.getHttp().getPort(),
              wire.getHttp().getPath());
      case TCP -> new Probe.OfTcp(loopback(NetworkInfo.Protocol.IPv4), wire.getTcp().getPort());
      case UNKNOWN -> throw new Fault("a check without a type is not fit");
    };
  }

  private static String loopback(NetworkInfo.Protocol protocol) {
    return switch (protocol) {
      case IPv4 -> "127.0.0.1";
      case IPv6 -> "::1";
    };
  }
}
