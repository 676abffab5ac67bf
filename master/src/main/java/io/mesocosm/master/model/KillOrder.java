package io.mesocosm.master.model;

import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.TaskKey;
import org.jspecify.annotations.Nullable;

/// To kill a task.
///
/// @param policy the v1 KillPolicy; null when the task's own counts
public record KillOrder(TaskKey task, @Nullable Cargo policy) {}
