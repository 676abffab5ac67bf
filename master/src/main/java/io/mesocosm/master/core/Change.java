package io.mesocosm.master.core;

import io.mesocosm.master.model.AgentRecord;
import io.mesocosm.protocol.cluster.AgentId;

/// What must survive a crash of the master: which agents belong to the cluster. Frameworks and
/// tasks are learned again from them.
public sealed interface Change {
  record AgentStands(AgentRecord record) implements Change {}

  record AgentForgotten(AgentId agent) implements Change {}
}
