package io.mesocosm.master.wire;

import io.mesocosm.base.Outcome;
import io.mesocosm.master.model.Executor;
import io.mesocosm.master.model.ExecutorKey;
import io.mesocosm.master.model.Status;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.TaskKey;
import io.mesocosm.protocol.codec.IdCodec;
import io.mesocosm.protocol.codec.ResourceCodec;
import io.mesocosm.protocol.codec.ResourceFormat;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.v1.ExecutorInfo;
import io.mesocosm.protocol.v1.FrameworkID;
import io.mesocosm.protocol.v1.Resource;
import io.mesocosm.protocol.v1.Task;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.TaskState;
import java.util.ArrayList;
import java.util.List;

/// Tasks as messages.
public final class TaskMessages {
  private TaskMessages() {}

  /// What stays the same of a task all its life. Mesos 1.11, `protobuf::createTask`.
  static Task description(TaskInfo info, FrameworkID framework) {
    var task =
        Task.newBuilder()
            .setName(info.getName())
            .setTaskId(info.getTaskId())
            .setFrameworkId(framework)
            .setAgentId(info.getAgentId())
            .setState(TaskState.TASK_STAGING)
            .putAllLimits(info.getLimitsMap());
    if (info.hasExecutor()) {
      task.setExecutorId(info.getExecutor().getExecutorId());
    }
    if (info.hasLabels()) {
      task.setLabels(info.getLabels());
    }
    if (info.hasDiscovery()) {
      task.setDiscovery(info.getDiscovery());
    }
    if (info.hasContainer()) {
      task.setContainer(info.getContainer());
    }
    if (info.hasHealthCheck()) {
      task.setHealthCheck(info.getHealthCheck());
    }
    if (info.hasKillPolicy()) {
      task.setKillPolicy(info.getKillPolicy());
    }
    if (info.getCommand().hasUser()) {
      task.setUser(info.getCommand().getUser());
    } else if (info.getExecutor().getCommand().hasUser()) {
      task.setUser(info.getExecutor().getCommand().getUser());
    }
    return task.build();
  }

  /// The whole task, as operators see it.
  public static Task message(io.mesocosm.master.model.Task task) {
    var message = task.description().as(Task.class).toBuilder();
    message.setState(Wire.state(task.state()));
    message.addAllResources(ResourceCodec.write(task.resources(), ResourceFormat.POST_REFINEMENT));
    task.statuses().forEach(status -> message.addStatuses(StatusMessages.status(task, status)));
    if (task.forwarded() != null) {
      message.setStatusUpdateState(Wire.state(task.forwarded()));
    }
    if (task.forwardedUuid() != null) {
      message.setStatusUpdateUuid(Wire.bytes(task.forwardedUuid()));
    }
    return message.build();
  }

  /// A task as an agent reports it when it comes back.
  static io.mesocosm.master.model.Task read(Task wire) {
    var resources = allocated(resources(wire.getResourcesList()));
    var statuses = new ArrayList<Status>();
    wire.getStatusesList().forEach(status -> statuses.add(StatusMessages.heard(status)));
    return new io.mesocosm.master.model.Task(
        new TaskKey(IdCodec.of(wire.getFrameworkId()), IdCodec.of(wire.getTaskId())),
        IdCodec.of(wire.getAgentId()),
        wire.getName(),
        hasExecutor(wire) ? IdCodec.of(wire.getExecutorId()) : null,
        Wire.state(wire.getState()),
        resources,
        role(resources),
        statuses,
        wire.hasStatusUpdateState() ? Wire.state(wire.getStatusUpdateState()) : null,
        wire.hasStatusUpdateUuid() ? Wire.uuid(wire.getStatusUpdateUuid()).orElse(null) : null,
        Cargo.of(
            wire.toBuilder()
                .clearResources()
                .clearStatuses()
                .clearStatusUpdateState()
                .clearStatusUpdateUuid()
                .build()));
  }

  private static boolean hasExecutor(Task wire) {
    return wire.hasExecutorId() && !wire.getExecutorId().getValue().isEmpty();
  }

  private static String role(Resources allocated) {
    var roles = allocated.allocations().keySet();
    return roles.isEmpty() ? "*" : roles.iterator().next();
  }

  static Executor executor(ExecutorInfo wire) {
    return new Executor(
        new ExecutorKey(IdCodec.of(wire.getFrameworkId()), IdCodec.of(wire.getExecutorId())),
        allocated(resources(wire.getResourcesList())),
        Cargo.of(wire));
  }

  /// @throws IllegalArgumentException when they are none; the whole message is broken then
  private static Resources resources(List<Resource> wire) {
    return switch (ResourceCodec.read("resources", wire)) {
      case Outcome.Ok<Resources>(var resources) -> resources;
      case Outcome.Refused<Resources>(var refusals) ->
          throw new IllegalArgumentException(refusals.toString());
    };
  }

  /// Agents before allocation roles send none; what they use is then used by `*`.
  private static Resources allocated(Resources resources) {
    return resources.allocations().containsKey("") ? resources.allocate("*") : resources;
  }

  static List<Resource> resources(Resources resources) {
    return ResourceCodec.write(resources, ResourceFormat.POST_REFINEMENT);
  }
}
