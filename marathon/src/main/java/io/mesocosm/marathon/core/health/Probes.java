package io.mesocosm.marathon.core.health;

import io.mesocosm.marathon.core.placement.TaskPorts;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.live.Task;
import io.mesocosm.marathon.model.spec.Checks;
import io.mesocosm.marathon.model.spec.HealthCheck;
import java.util.Optional;
import java.util.OptionalInt;

/// Where a check finds its task: at the agent's address when the host shows the port, else at the
/// container's own (Marathon 1.11, health checks).
public final class Probes {
  private Probes() {}

  /// Empty when the task has no such port; then nothing can be asked.
  public static Optional<ProbeTarget> health(App app, Task task, HealthCheck check) {
    var port = check.port();
    if (port == null) {
      return Optional.empty();
    }
    return address(app, task, port)
        .flatMap(at ->
            switch (check.protocol()) {
              case HTTP -> http("http", at, check);
              case HTTPS -> http("https", at, check);
              case TCP -> Optional.of(new ProbeTarget.Tcp(at.host(), at.port(), check.patience()));
              case COMMAND, MESOS_HTTP, MESOS_HTTPS, MESOS_TCP -> Optional.empty();
            });
  }

  private static Optional<ProbeTarget> http(String scheme, Address at, HealthCheck check) {
    return Optional.of(
        new ProbeTarget.Http(
            scheme, at.host(), at.port(), absolute(check.path()), check.patience(), false));
  }

  /// A path as it is asked for: people leave the slash in front out.
  public static String absolute(String path) {
    return path.startsWith("/") ? path : "/" + path;
  }

  private record Address(String host, int port) {}

  private static Optional<Address> address(App app, Task task, Checks.Port port) {
    return switch (port) {
      case Checks.Port.Absolute(var number) -> Optional.of(new Address(host(task, 0), number));
      case Checks.Port.Index(var index) -> {
        var ports = TaskPorts.of(app.spec(), task.on().hostPorts());
        yield index < ports.size() && ports.get(index).told() != 0
            ? Optional.of(
                new Address(host(task, ports.get(index).hostPort()), ports.get(index).told()))
            : Optional.empty();
      }
    };
  }

  private static String host(Task task, int hostPort) {
    return hostPort != 0 || task.addresses().isEmpty()
        ? task.on().hostname()
        : task.addresses().getFirst().ip();
  }

  public static Optional<ProbeTarget> readiness(App app, Task task, Checks.Readiness check) {
    var ports = TaskPorts.of(app.spec(), task.on().hostPorts());
    var named = ports.stream().filter(port -> port.name().equals(check.portName())).findFirst();
    var number = named.map(TaskPorts.Port::told).map(OptionalInt::of).orElse(OptionalInt.empty());
    if (number.isEmpty() || number.getAsInt() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new ProbeTarget.Http(
            check.https() ? "https" : "http",
            host(task, named.get().hostPort()),
            number.getAsInt(),
            absolute(check.path()),
            check.patience(),
            check.keepsLastResponse()));
  }
}
