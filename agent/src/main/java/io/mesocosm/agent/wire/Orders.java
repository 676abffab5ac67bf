package io.mesocosm.agent.wire;

import io.mesocosm.agent.core.Input.Order;
import io.mesocosm.agent.model.Reason;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.v1.CheckInfo;
import io.mesocosm.protocol.v1.CommandInfo;
import io.mesocosm.protocol.v1.ContainerInfo;
import io.mesocosm.protocol.v1.Environment;
import io.mesocosm.protocol.v1.FrameworkInfo;
import io.mesocosm.protocol.v1.HealthCheck;
import io.mesocosm.protocol.v1.Secret;
import io.mesocosm.protocol.v1.TaskInfo;
import java.util.Optional;

/// Whether a task can run on this agent, and if not, in words that tell its owner what to change.
final class Orders {
  private Orders() {}

  static Order read(FrameworkInfo framework, TaskInfo task, ContainerId container) {
    var wrong = wrong(task);
    if (wrong.isPresent()) {
      return unfit(framework, task, true, Reason.TASK_INVALID, wrong.get());
    }
    return beyond(task)
        .<Order>map(why -> unfit(framework, task, false, Reason.CONTAINER_LAUNCH_FAILED, why))
        .orElseGet(() -> new Order.Fit(Specs.read(framework, task), container, Cargo.of(task)));
  }

  static Order unfit(
      FrameworkInfo framework, TaskInfo task, boolean invalid, Reason reason, String why) {
    return new Order.Unfit(Specs.key(framework, task), Specs.executor(task), invalid, reason, why);
  }

  /// What no agent could run.
  private static Optional<String> wrong(TaskInfo task) {
    if (task.hasExecutor() == task.hasCommand()) {
      return Optional.of("Task has neither or both of 'command' and 'executor'; allowed is one");
    }
    if (task.hasCommand() && !task.getCommand().hasValue() && !task.hasContainer()) {
      return Optional.of("Task has no 'command.value'; without an image there is nothing to run");
    }
    if (task.hasHealthCheck() && isWrong(task.getHealthCheck())) {
      return Optional.of("'health_check.type' must be COMMAND, HTTP or TCP, with its own fields");
    }
    if (task.hasCheck() && isWrong(task.getCheck())) {
      return Optional.of("'check.type' must be COMMAND, HTTP or TCP, with its own fields");
    }
    return Optional.empty();
  }

  private static boolean isWrong(HealthCheck check) {
    return switch (check.getType()) {
      case COMMAND -> !check.hasCommand();
      case HTTP -> !check.hasHttp();
      case TCP -> !check.hasTcp();
      case UNKNOWN -> true;
    };
  }

  private static boolean isWrong(CheckInfo check) {
    return switch (check.getType()) {
      case COMMAND -> !check.hasCommand();
      case HTTP -> !check.hasHttp();
      case TCP -> !check.hasTcp();
      case UNKNOWN -> true;
    };
  }

  /// What this agent cannot do.
  private static Optional<String> beyond(TaskInfo task) {
    if (task.hasExecutor()) {
      return Optional.of(
          "Task has 'executor' %s; this agent runs command tasks only: use 'command'"
              .formatted(task.getExecutor().getExecutorId().getValue()));
    }
    if (task.getLimitsCount() > 0 && !isDocker(task.getContainer())) {
      return Optional.of(
          "Task has 'limits'; this agent enforces requests only, but for containers of type DOCKER");
    }
    if (isOutOfSight(task)) {
      return Optional.of(
          "Container has network NONE, where this agent cannot ask HTTP or TCP: check by COMMAND");
    }
    var secret = secret(task.getCommand());
    return secret.isPresent() ? secret : container(task.getContainer());
  }

  /// Docker's is the type that an empty message seems to have.
  private static boolean isDocker(ContainerInfo container) {
    return container.hasType() && container.getType() == ContainerInfo.Type.DOCKER;
  }

  private static boolean isOutOfSight(TaskInfo task) {
    var container = task.getContainer();
    return isDocker(container)
        && container.getDocker().getNetwork() == ContainerInfo.DockerInfo.Network.NONE
        && (task.getHealthCheck().hasHttp()
            || task.getHealthCheck().hasTcp()
            || task.getCheck().hasHttp()
            || task.getCheck().hasTcp());
  }

  private static Optional<String> secret(CommandInfo command) {
    return command.getEnvironment().getVariablesList().stream()
        .filter(variable -> variable.getType() == Environment.Variable.Type.SECRET)
        .filter(variable -> variable.getSecret().getType() != Secret.Type.VALUE)
        .map(variable ->
            "Variable '%s' is a secret by reference; this agent has no secret resolver: use VALUE"
                .formatted(variable.getName()))
        .findFirst();
  }

  private static Optional<String> container(ContainerInfo container) {
    if (isDocker(container)) {
      return container.getDocker().getImage().isEmpty()
          ? Optional.of("Container type DOCKER without 'docker.image'")
          : Optional.empty();
    }
    if (container.getMesos().hasImage()) {
      return Optional.of("Container has 'mesos.image'; this agent runs tasks without images only");
    }
    if (container.getVolumesCount() > 0) {
      return Optional.of("Container has 'volumes'; this agent has none to give");
    }
    if (container.getNetworkInfosList().stream().anyMatch(network -> network.hasName())) {
      return Optional.of(
          "Container asks for network '%s'; this agent has the network of the host only"
              .formatted(container.getNetworkInfos(0).getName()));
    }
    if (container.hasTtyInfo() || container.hasLinuxInfo() || container.hasRlimitInfo()) {
      return Optional.of(
          "Container has 'tty_info', 'linux_info' or 'rlimit_info'; this agent supports none");
    }
    return Optional.empty();
  }
}
