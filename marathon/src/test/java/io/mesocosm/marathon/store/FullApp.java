package io.mesocosm.marathon.store;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.marathon.model.spec.Checks;
import io.mesocosm.marathon.model.spec.Command;
import io.mesocosm.marathon.model.spec.Constraint;
import io.mesocosm.marathon.model.spec.Container;
import io.mesocosm.marathon.model.spec.HealthCheck;
import io.mesocosm.marathon.model.spec.Needs;
import io.mesocosm.marathon.model.spec.Placement;
import io.mesocosm.marathon.model.spec.Policy;
import io.mesocosm.marathon.model.spec.PortDefinition;
import io.mesocosm.marathon.model.spec.PortMapping;
import io.mesocosm.marathon.model.spec.Ports;
import io.mesocosm.marathon.model.spec.RunSpec;
import io.mesocosm.marathon.model.spec.Volume;
import io.mesocosm.protocol.resources.Scalar;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/// An app in which nothing is as by default, so that a field that is forgotten is missed.
final class FullApp {
  static final Version VERSION = new Version(Instant.parse("2026-01-01T08:00:00.123Z"));

  private FullApp() {}

  static App app() {
    return new App(
        AppPath.of("/shop/web"),
        7,
        new RunSpec(
            command(), needs(), container(), ports(), placement(), checks(), policy(), labels("l")),
        new TreeSet<>(Set.of(AppPath.of("/shop/db"))),
        VERSION,
        VERSION.next(Instant.EPOCH),
        VERSION.next(Instant.EPOCH).next(Instant.EPOCH));
  }

  static SequencedMap<String, String> labels(String key) {
    var labels = new LinkedHashMap<String, String>();
    labels.put(key + "2", "two");
    labels.put(key + "1", "");
    return labels;
  }

  private static Command command() {
    var env = new LinkedHashMap<String, Command.EnvValue>();
    env.put("", new Command.EnvValue.Text("of nobody"));
    env.put("B", new Command.EnvValue.Secret("s"));
    return new Command(
        "",
        List.of("a", "", "b c"),
        "someone",
        "//cmd",
        env,
        labels("s"),
        List.of(new Command.Artifact("http://x/y.tgz", true, true, true, "z")),
        false);
  }

  private static Needs needs() {
    return new Needs(
        Scalar.of(0.25),
        Scalar.of(64),
        Scalar.of(10),
        2,
        new Needs.Limits(new Needs.Limit.Unlimited(), new Needs.Limit.AtMost(Scalar.of(128))),
        new Needs.Executor(Scalar.of(0.2), Scalar.of(48), Scalar.of(11)));
  }

  private static Container container() {
    return new Container(
        Container.Engine.DOCKER,
        new Container.Image(
            "busybox",
            true,
            true,
            List.of(new Container.Parameter("hostname", "x")),
            "pull",
            new Container.Credential("me", "secret")),
        List.of(
            new PortMapping(8080, 0, 10_001, "udp,tcp", "web", labels("p"), List.of("net")),
            new PortMapping(0, null, 0, "tcp", "", labels("q"), List.of())),
        List.of(
            new Volume.Host("/in", "/out", Volume.Mode.RO),
            new Volume.Persistent(
                "data",
                Volume.Mode.RW,
                Volume.Disk.MOUNT,
                Scalar.of(100),
                Scalar.of(200),
                "fast",
                List.of(new Constraint("path", Constraint.Operator.LIKE, "/mnt.*"))),
            new Volume.External("ext", Volume.Mode.RW, "vol", labels("o"), 3, true),
            new Volume.Secret("sec", "s")),
        new Container.Linux(new Container.Seccomp("p.json", false), new Container.Ipc(true, 64)));
  }

  private static Ports ports() {
    return new Ports(
        List.of(new Ports.Network(Ports.Network.Mode.CONTAINER, "net", labels("n"))),
        List.of(new PortDefinition(80, "udp", "http", labels("d"))),
        true);
  }

  private static Placement placement() {
    return new Placement(
        "web",
        new TreeSet<>(Set.of("*", "web")),
        List.of(new Constraint("rack", Constraint.Operator.GROUP_BY, "3")));
  }

  private static Checks checks() {
    return new Checks(
        List.of(
            new HealthCheck(
                HealthCheck.Protocol.MESOS_HTTPS,
                "/h",
                new Checks.Port.Index(0),
                "",
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                4,
                Duration.ofSeconds(5),
                true,
                true),
            new HealthCheck(
                HealthCheck.Protocol.COMMAND,
                "",
                null,
                "true",
                Duration.ZERO,
                Duration.ofMillis(1500),
                Duration.ofSeconds(3),
                0,
                Duration.ZERO,
                false,
                false)),
        List.of(
            new Checks.Readiness(
                "ready",
                true,
                "/r",
                "http",
                Duration.ofSeconds(6),
                Duration.ofSeconds(7),
                List.of(200, 204),
                true)),
        new Checks.General(
            new Checks.Probe.Http(new Checks.Port.Absolute(81), "/g", true),
            Duration.ofSeconds(8),
            Duration.ofSeconds(9),
            Duration.ofSeconds(10)));
  }

  private static Policy policy() {
    return new Policy(
        new Policy.Upgrade(0.4, 0.6),
        new Policy.Backoff(Duration.ofSeconds(2), 1.5, Duration.ofSeconds(60)),
        new Policy.Unreachable.Replaced(Duration.ofSeconds(30), Duration.ofSeconds(90)),
        Policy.KillSelection.OLDEST_FIRST,
        Duration.ofMillis(2500),
        new Policy.Residency(Duration.ofSeconds(11), Policy.WhenLost.RELAUNCH_AFTER_TIMEOUT));
  }

  static Map<String, App> variants() {
    var app = app();
    return Map.of(
        "full", app,
        "plain", App.of(AppPath.of("/a"), 0, RunSpec.DEFAULT, VERSION),
        "patient",
            app.withSpec(
                app.spec()
                    .withPolicy(Policy.DEFAULT.withUnreachable(new Policy.Unreachable.Awaited()))),
        "exec",
            app.withSpec(
                app.spec()
                    .withChecks(
                        new Checks(
                            List.of(),
                            List.of(),
                            new Checks.General(
                                new Checks.Probe.Exec(List.of("a", "b")),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(1),
                                Duration.ZERO)))));
  }
}
