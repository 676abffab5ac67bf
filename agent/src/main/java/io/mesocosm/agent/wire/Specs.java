package io.mesocosm.agent.wire;

import io.mesocosm.agent.model.KillGrace;
import io.mesocosm.agent.model.TaskSpec;
import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.runs.Command;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskKey;
import io.mesocosm.protocol.codec.ResourceCodec;
import io.mesocosm.protocol.v1.CommandInfo;
import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.Environment;
import io.mesocosm.protocol.v1.FrameworkInfo;
import io.mesocosm.protocol.v1.TaskInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Command tasks as frameworks describe them. What is read here was found fit by [Orders] before.
public final class Specs {
  private Specs() {}

  public static TaskSpec read(FrameworkInfo framework, TaskInfo task) {
    var resources = ResourceCodec.trusted(task.getResourcesList());
    var role =
        resources.items().isEmpty() ? "*" : resources.items().getFirst().tags().allocatedTo();
    return new TaskSpec(
        key(framework, task),
        executor(task),
        task.getName(),
        role.isEmpty() ? "*" : role,
        resources,
        command(task.getCommand(), framework.getUser()),
        grace(task),
        Duration.ofNanos(task.getMaxCompletionTime().getNanoseconds()),
        checks(task, framework.getUser()));
  }

  static TaskKey key(FrameworkInfo framework, TaskInfo task) {
    return new TaskKey(
        new FrameworkId(framework.getId().getValue()), new TaskId(task.getTaskId().getValue()));
  }

  static ExecutorId executor(TaskInfo task) {
    return new ExecutorId(
        task.hasExecutor()
            ? task.getExecutor().getExecutorId().getValue()
            : task.getTaskId().getValue());
  }

  private static KillGrace grace(TaskInfo task) {
    if (task.hasKillPolicy() && task.getKillPolicy().hasGracePeriod()) {
      return new KillGrace.Named(
          Duration.ofNanos(task.getKillPolicy().getGracePeriod().getNanoseconds()));
    }
    return task.getContainer().getType() == ContainerInfo.Type.DOCKER && task.hasContainer()
        ? new KillGrace.OfContainer()
        : new KillGrace.OfCommand();
  }

  /// @param defaultUser when the command names none
  static Command command(CommandInfo wire, String defaultUser) {
    return new Command(
        wire.getShell(),
        wire.getValue(),
        wire.getArgumentsList(),
        wire.hasUser() ? wire.getUser() : defaultUser,
        environment(wire.getEnvironment()),
        wire.getUrisList().stream().map(Specs::uri).toList());
  }

  private static SequencedMap<String, String> environment(Environment wire) {
    var variables = new LinkedHashMap<String, String>();
    for (Environment.Variable variable : wire.getVariablesList()) {
      variables.put(
          variable.getName(),
          variable.hasSecret()
              ? variable.getSecret().getValue().getData().toStringUtf8()
              : variable.getValue());
    }
    return variables;
  }

  private static Command.Uri uri(CommandInfo.URI wire) {
    return new Command.Uri(
        wire.getValue(),
        wire.getExecutable(),
        wire.getExtract(),
        wire.getCache(),
        wire.getOutputFile());
  }

  private static List<CheckPlan> checks(TaskInfo task, String user) {
    var plans = new ArrayList<CheckPlan>();
    if (task.hasHealthCheck()) {
      plans.add(Plans.read(task.getHealthCheck(), user));
    }
    if (task.hasCheck()) {
      plans.add(Plans.read(task.getCheck(), user));
    }
    return plans;
  }
}
