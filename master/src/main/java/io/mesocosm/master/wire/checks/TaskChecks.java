package io.mesocosm.master.wire.checks;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.protocol.codec.ResourceCodec;
import io.mesocosm.protocol.resources.Resource;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.resources.Scalar;
import io.mesocosm.protocol.v1.CheckInfo;
import io.mesocosm.protocol.v1.CommandInfo;
import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.Environment;
import io.mesocosm.protocol.v1.ExecutorInfo;
import io.mesocosm.protocol.v1.HealthCheck;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.Value;
import io.mesocosm.protocol.v1.Volume;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// What can be wrong with a task by itself, whatever offer it is launched on. Mesos 1.11,
/// `validation::task` and `common::validation`. Each check gives its problem in words, or nothing.
public final class TaskChecks {
  private TaskChecks() {}

  /// The first problem; empty when there is none.
  ///
  /// @param group whether it is launched as one of a group, with the executor of the group
  public static String problem(TaskInfo task, boolean group) {
    return first(
            IdNames.problem("TaskInfo.task_id", task.getTaskId().getValue()),
            what(task, group),
            times(task),
            check(task.getCheck(), task.hasCheck()),
            health(task.getHealthCheck(), task.hasHealthCheck()),
            resources("Task", ResourceCodec.read("resources", task.getResourcesList())),
            limits(task),
            command(task.getCommand()),
            container(task.getContainer(), task.hasContainer(), group),
            task.hasExecutor() ? executor(task.getExecutor(), group) : Optional.empty())
        .orElse("");
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read, and only here
  private static Optional<String> first(Optional<String>... problems) {
    return Stream.of(problems).flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> when(boolean wrong, String text) {
    return wrong ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> what(TaskInfo task, boolean group) {
    return when(
        !group && task.hasExecutor() == task.hasCommand(),
        "Task should have at least one (but not both) of CommandInfo or ExecutorInfo present");
  }

  private static Optional<String> times(TaskInfo task) {
    return first(
        when(
            task.getKillPolicy().getGracePeriod().getNanoseconds() < 0,
            "Task's 'kill_policy.grace_period' must be non-negative"),
        when(
            task.getMaxCompletionTime().getNanoseconds() < 0,
            "Task's 'max_completion_time' must be non-negative"));
  }

  private static Optional<String> seconds(String where, double... times) {
    return when(
        DoubleStream.of(times).anyMatch(time -> !(time >= 0)),
        where + " has a time that is negative or no number");
  }

  private static Optional<String> check(CheckInfo check, boolean present) {
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
                  ? shell("CheckInfo", check.getCommand().getCommand())
                  : Optional.of("Expecting 'command' to be set for COMMAND check");
          case HTTP ->
              check.hasHttp()
                  ? path(check.getHttp().getPath(), check.getHttp().hasPath())
                  : Optional.of("Expecting 'http' to be set for HTTP check");
          case TCP -> when(!check.hasTcp(), "Expecting 'tcp' to be set for TCP check");
        });
  }

  private static Optional<String> health(HealthCheck check, boolean present) {
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
                  ? shell("HealthCheck", check.getCommand())
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

  private static Optional<String> shell(String where, CommandInfo command) {
    return when(!command.hasValue(), where + ": the command must have a value")
        .or(() -> command(command));
  }

  private static Optional<String> command(CommandInfo command) {
    return command.getEnvironment().getVariablesList().stream()
        .map(TaskChecks::variable)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> variable(Environment.Variable variable) {
    var where = "Environment variable '" + variable.getName() + "'";
    return switch (variable.getType()) {
      case UNKNOWN -> Optional.of(where + " of type 'UNKNOWN' is not allowed");
      case VALUE ->
          first(
              when(variable.hasSecret(), where + " of type 'VALUE' must not have a secret set"),
              when(!variable.hasValue(), where + " of type 'VALUE' must have a value set"),
              when(variable.getValue().indexOf('\0') >= 0, where + " has a NUL in its value"));
      case SECRET ->
          first(
              when(variable.hasValue(), where + " of type 'SECRET' must not have a value set"),
              when(
                  variable.getSecret().hasReference() == variable.getSecret().hasValue(),
                  where + " of type 'SECRET' must have either a reference or a value"));
    };
  }

  private static Optional<String> resources(String whose, Outcome<Resources> read) {
    return switch (read) {
      case Outcome.Refused<Resources>(var refusals) ->
          Optional.of(
              whose + " uses invalid resources: " + refusals.stream().map(Refusal::text).toList());
      case Outcome.Ok<Resources>(var resources) ->
          resources.items().stream()
              .flatMap(resource -> resource(whose, resource, resources).stream())
              .findFirst()
              .or(() ->
                  when(
                      resources.allocations().size() > 1,
                      whose + " uses resources allocated to several roles"));
    };
  }

  private static Optional<String> resource(String whose, Resource one, Resources all) {
    boolean fraction = one.value() instanceof Scalar(var millis) && millis % 1000 != 0;
    boolean mixed =
        all.items().stream()
            .anyMatch(other ->
                other.name().equals(one.name())
                    && other.tags().revocable() != one.tags().revocable());
    return first(
        when(one.name().equals("gpus") && fraction, whose + " uses a fraction of a GPU"),
        when(
            mixed, whose + " mixes revocable and non-revocable resources of '" + one.name() + "'"));
  }

  private static Optional<String> limits(TaskInfo task) {
    for (var limit : task.getLimitsMap().entrySet()) {
      var name = limit.getKey();
      if (!name.equals("cpus") && !name.equals("mem")) {
        return Optional.of("Resource limits must be on 'cpus' or 'mem', not '" + name + "'");
      }
      double asked =
          task.getResourcesList().stream()
              .filter(resource -> resource.getName().equals(name))
              .map(io.mesocosm.protocol.v1.Resource::getScalar)
              .mapToDouble(Value.Scalar::getValue)
              .sum();
      if (!(limit.getValue().getValue() >= asked)) {
        return Optional.of("The limit on '%s' is less than the request".formatted(name));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> container(
      ContainerInfo container, boolean present, boolean group) {
    if (!present) {
      return Optional.empty();
    }
    return first(
        when(
            group && container.getType() == ContainerInfo.Type.DOCKER,
            "Docker ContainerInfo is not supported on the task of a group"),
        when(
            !group
                && container.getLinuxInfo().hasShareCgroups()
                && !container.getLinuxInfo().getShareCgroups(),
            "Only tasks in a task group may have 'share_cgroups' set to 'false'"),
        when(
            container.getDocker().getParametersList().stream()
                .anyMatch(parameter -> parameter.getKey().equals("name")),
            "Parameter in DockerInfo must not be 'name'"),
        container.getVolumesList().stream()
            .map(TaskChecks::volume)
            .flatMap(Optional::stream)
            .findFirst());
  }

  private static Optional<String> volume(Volume volume) {
    long sources =
        Stream.of(volume.hasHostPath(), volume.hasImage(), volume.hasSource())
            .filter(set -> set)
            .count();
    return first(
        when(volume.getContainerPath().isEmpty(), "A volume needs a 'container_path'"),
        when(sources > 1, "Only one of them should be set: 'host_path', 'image' and 'source'"));
  }

  private static Optional<String> executor(ExecutorInfo executor, boolean group) {
    return first(
        IdNames.problem("ExecutorInfo.executor_id", executor.getExecutorId().getValue()),
        when(
            executor.getShutdownGracePeriod().getNanoseconds() < 0,
            "ExecutorInfo's 'shutdown_grace_period' must be non-negative"),
        when(
            executor.getType() == ExecutorInfo.Type.DEFAULT && executor.hasCommand(),
            "'ExecutorInfo.command' must not be set for 'DEFAULT' executor"),
        when(
            executor.getType() == ExecutorInfo.Type.CUSTOM && !executor.hasCommand(),
            "'ExecutorInfo.command' must be set for 'CUSTOM' executor"),
        when(
            group && executor.getType() == ExecutorInfo.Type.UNKNOWN,
            "'ExecutorInfo.type' must be set for the executor of a group"),
        command(executor.getCommand()),
        resources("Executor", ResourceCodec.read("resources", executor.getResourcesList())));
  }
}
