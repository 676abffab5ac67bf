package io.mesocosm.marathon.core.placement;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.TaskId;
import io.mesocosm.marathon.model.spec.Command.EnvValue;
import io.mesocosm.marathon.model.spec.Needs;
import io.mesocosm.protocol.resources.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The variables that a task finds in its environment (Marathon 1.11, task environment variables).
public final class TaskEnvironment {
  // Longer labels could make an environment that the kernel refuses.
  private static final int LONGEST_LABEL = 512;

  private static final Pattern OTHERS = Pattern.compile("[^A-Z0-9]");

  private TaskEnvironment() {}

  /// @param prefix before the names of host and port variables; empty for none
  public static SequencedMap<String, String> of(
      App app, TaskId task, String hostname, List<Integer> hostPorts, String prefix) {
    var env = new LinkedHashMap<String, String>();
    env.put(prefix + "HOST", hostname);
    ports(env, TaskPorts.of(app.spec(), hostPorts), prefix);
    identity(env, app, task);
    resources(env, app.spec().needs());
    labels(env, app.spec().labels());
    for (Map.Entry<String, EnvValue> one : app.spec().command().env().entrySet()) {
      if (one.getValue() instanceof EnvValue.Text(var text)) {
        env.put(one.getKey(), text);
      }
    }
    return env;
  }

  private static void ports(Map<String, String> env, List<TaskPorts.Port> ports, String prefix) {
    if (ports.isEmpty()) {
      return;
    }
    env.put(prefix + "PORT", text(ports.getFirst()));
    for (var i = 0; i < ports.size(); i++) {
      env.put(prefix + "PORT" + i, text(ports.get(i)));
    }
    for (var port : ports) {
      if (port.requested() != 0) {
        env.put(prefix + "PORT_" + port.requested(), text(port));
      }
      if (!port.name().isEmpty()) {
        env.put(prefix + "PORT_" + shouted(port.name()), text(port));
      }
    }
    env.put(
        prefix + "PORTS",
        ports.stream().map(TaskEnvironment::text).collect(Collectors.joining(",")));
  }

  private static String text(TaskPorts.Port port) {
    return String.valueOf(port.told());
  }

  private static void identity(Map<String, String> env, App app, TaskId task) {
    env.put("MESOS_TASK_ID", task.toString());
    env.put("MARATHON_APP_ID", app.id().text());
    env.put("MARATHON_APP_VERSION", app.version().toString());
    var container = app.spec().container();
    var image = container == null ? null : container.image();
    if (image != null) {
      env.put("MARATHON_APP_DOCKER_IMAGE", image.name());
    }
  }

  private static void resources(Map<String, String> env, Needs needs) {
    env.put("MARATHON_APP_RESOURCE_CPUS", number(needs.cpus()));
    env.put("MARATHON_APP_RESOURCE_MEM", number(needs.mem()));
    env.put("MARATHON_APP_RESOURCE_DISK", number(needs.disk()));
    env.put("MARATHON_APP_RESOURCE_GPUS", String.valueOf(needs.gpus()));
  }

  private static String number(Scalar amount) {
    return String.valueOf(amount.toDouble());
  }

  private static void labels(Map<String, String> env, Map<String, String> labels) {
    var shown =
        labels.entrySet().stream()
            .filter(one ->
                one.getKey().length() < LONGEST_LABEL && one.getValue().length() < LONGEST_LABEL)
            .toList();
    env.put(
        "MARATHON_APP_LABELS",
        shown.stream().map(one -> shouted(one.getKey())).collect(Collectors.joining(" ")));
    shown.forEach(one -> env.put("MARATHON_APP_LABEL_" + shouted(one.getKey()), one.getValue()));
  }

  private static String shouted(String name) {
    return OTHERS.matcher(name.toUpperCase(Locale.ROOT)).replaceAll("_");
  }
}
