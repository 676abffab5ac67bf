package io.mesocosm.marathon.model.live;

import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.TaskId;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.protocol.cluster.AgentId;
import java.time.Instant;

/// The last failure of an app's tasks (Marathon 1.11, `lastTaskFailure`).
///
/// @param state `TASK_FAILED`
/// @param message for people; may be empty
public record TaskFailure(
    AppPath app,
    TaskId task,
    String state,
    String message,
    String host,
    AgentId agent,
    Version version,
    Instant at) {}
