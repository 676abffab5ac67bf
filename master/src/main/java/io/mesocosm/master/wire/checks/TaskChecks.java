package io.mesocosm.master.wire.checks;

import static io.mesocosm.master.wire.checks.Problem.first;
import static io.mesocosm.master.wire.checks.Problem.when;

import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.ExecutorInfo;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.Volume;
import java.util.Optional;
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
            ProbeChecks.check(task.getCheck(), task.hasCheck()),
            ProbeChecks.health(task.getHealthCheck(), task.hasHealthCheck()),
            AmountChecks.resources("Task", task.getResourcesList()),
            AmountChecks.limits(task),
            CommandChecks.command(task.getCommand()),
            container(task.getContainer(), task.hasContainer(), group),
            task.hasExecutor() ? executor(task.getExecutor(), group) : Optional.empty())
        .orElse("");
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
        CommandChecks.command(executor.getCommand()),
        AmountChecks.resources("Executor", executor.getResourcesList()));
  }
}
