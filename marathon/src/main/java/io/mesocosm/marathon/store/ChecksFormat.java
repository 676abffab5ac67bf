package io.mesocosm.marathon.store;

import io.mesocosm.base.json.Json;
import io.mesocosm.marathon.model.spec.Checks;
import io.mesocosm.marathon.model.spec.HealthCheck;

/// [Checks] as stored.
final class ChecksFormat {
  private ChecksFormat() {}

  static Out write(Checks checks) {
    return new Out()
        .list("health", checks.health(), ChecksFormat::health)
        .list("readiness", checks.readiness(), ChecksFormat::readiness)
        .maybe("general", checks.general(), it -> general(it).json());
  }

  private static Out health(HealthCheck check) {
    return new Out()
        .word("protocol", check.protocol())
        .text("path", check.path())
        .maybe("port", check.port(), it -> port(it).json())
        .text("command", check.command())
        .lasting("grace", check.grace())
        .lasting("every", check.every())
        .lasting("patience", check.patience())
        .number("maxFailures", check.maxFailures())
        .lasting("delay", check.delay())
        .flag("ipv6", check.ipv6())
        .flag("ignores1xx", check.ignores1xx());
  }

  private static Out port(Checks.Port port) {
    return switch (port) {
      case Checks.Port.Index(var index) -> new Out().put("index", Json.of((long) index));
      case Checks.Port.Absolute(var number) -> new Out().number("absolute", number);
    };
  }

  private static Out readiness(Checks.Readiness check) {
    return new Out()
        .text("name", check.name())
        .flag("https", check.https())
        .text("path", check.path())
        .text("portName", check.portName())
        .lasting("every", check.every())
        .lasting("patience", check.patience())
        .numbers("readyCodes", check.readyCodes())
        .flag("keepsLastResponse", check.keepsLastResponse());
  }

  private static Out general(Checks.General check) {
    return new Out()
        .object("probe", probe(check.probe()))
        .lasting("every", check.every())
        .lasting("patience", check.patience())
        .lasting("delay", check.delay());
  }

  private static Out probe(Checks.Probe probe) {
    return switch (probe) {
      case Checks.Probe.Http(var port, var path, var https) ->
          new Out()
              .text("kind", "http")
              .object("port", port(port))
              .text("path", path)
              .flag("https", https);
      case Checks.Probe.Tcp(var port) -> new Out().text("kind", "tcp").object("port", port(port));
      case Checks.Probe.Shell(var command) ->
          new Out().text("kind", "shell").text("command", command);
      case Checks.Probe.Exec(var argv) -> new Out().text("kind", "exec").texts("argv", argv);
    };
  }

  static Checks read(In in) {
    return new Checks(
        in.list("health", ChecksFormat::health),
        in.list("readiness", ChecksFormat::readiness),
        in.maybe("general", name -> general(in.object(name))));
  }

  private static HealthCheck health(In in) {
    return new HealthCheck(
        in.word("protocol", HealthCheck.Protocol.class),
        in.text("path"),
        in.maybe("port", name -> port(in.object(name))),
        in.text("command"),
        in.lasting("grace"),
        in.lasting("every"),
        in.lasting("patience"),
        in.integer("maxFailures"),
        in.lasting("delay"),
        in.flag("ipv6"),
        in.flag("ignores1xx"));
  }

  private static Checks.Port port(In in) {
    return in.has("index")
        ? new Checks.Port.Index(in.integer("index"))
        : new Checks.Port.Absolute(in.integer("absolute"));
  }

  private static Checks.Readiness readiness(In in) {
    return new Checks.Readiness(
        in.text("name"),
        in.flag("https"),
        in.text("path"),
        in.text("portName"),
        in.lasting("every"),
        in.lasting("patience"),
        in.numbers("readyCodes"),
        in.flag("keepsLastResponse"));
  }

  private static Checks.General general(In in) {
    return new Checks.General(
        probe(in.object("probe")),
        in.lasting("every"),
        in.lasting("patience"),
        in.lasting("delay"));
  }

  private static Checks.Probe probe(In in) {
    return switch (in.text("kind")) {
      case "http" ->
          new Checks.Probe.Http(port(in.object("port")), in.text("path"), in.flag("https"));
      case "tcp" -> new Checks.Probe.Tcp(port(in.object("port")));
      case "shell" -> new Checks.Probe.Shell(in.text("command"));
      case "exec" -> new Checks.Probe.Exec(in.texts("argv"));
      default -> throw new BadRecordException("a probe of kind " + in.text("kind"));
    };
  }
}
