package io.mesocosm.master.model;

import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskKey;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.resources.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A task as the master knows it.
///
/// @param executor empty for a command task
/// @param state the latest state that the agent knows of
/// @param resources allocated to the task's role
/// @param role the role whose share it counts for
/// @param statuses one per run of the same state, oldest first
/// @param forwarded state of the last update that went to the framework; null before the first
/// @param forwardedUuid its uuid; its acknowledgement ends a terminal task
/// @param description the v1 Task, without state, resources and statuses
public record Task(
    TaskKey key,
    AgentId agent,
    String name,
    @Nullable ExecutorId executor,
    TaskState state,
    Resources resources,
    String role,
    List<Status> statuses,
    @Nullable TaskState forwarded,
    @Nullable UUID forwardedUuid,
    Cargo description) {

  public Task {
    statuses = List.copyOf(statuses);
  }

  public TaskId id() {
    return key.task();
  }

  public FrameworkId framework() {
    return key.framework();
  }

  /// The last state that the framework was told, or the latest one before that.
  public TaskState told() {
    return forwarded == null ? state : forwarded;
  }

  /// After one more report: of consecutive ones with the same state only the last is kept.
  public Task with(Status status, TaskState latest) {
    var kept = new ArrayList<>(statuses);
    if (!kept.isEmpty() && kept.getLast().state() == status.state()) {
      kept.removeLast();
    }
    kept.add(status);
    return new Task(
        key,
        agent,
        name,
        executor,
        latest,
        resources,
        role,
        kept,
        forwarded,
        forwardedUuid,
        description);
  }

  public Task forwarded(TaskState told, @Nullable UUID uuid) {
    return new Task(
        key, agent, name, executor, state, resources, role, statuses, told, uuid, description);
  }
}
