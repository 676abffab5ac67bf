package io.mesocosm.framework.model;

import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.TaskId;

/// A task that we ask about.
///
/// @param agent where we think it is; the master finds unreachable tasks only with it
public record TaskRef(TaskId task, AgentId agent) {}
