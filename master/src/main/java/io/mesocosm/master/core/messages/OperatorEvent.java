package io.mesocosm.master.core.messages;

import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.Framework;
import io.mesocosm.master.model.Status;
import io.mesocosm.master.model.Task;
import io.mesocosm.protocol.cluster.AgentId;

/// What an operator who watches hears; Mesos 1.11, `mesos.v1.master.Event`.
public sealed interface OperatorEvent {
  record TaskAdded(Task task) implements OperatorEvent {}

  record TaskUpdated(Task task, Status status) implements OperatorEvent {}

  record AgentAdded(Agent agent) implements OperatorEvent {}

  record AgentRemoved(AgentId agent) implements OperatorEvent {}

  record FrameworkAdded(Framework framework) implements OperatorEvent {}

  record FrameworkUpdated(Framework framework) implements OperatorEvent {}

  record FrameworkRemoved(Framework framework) implements OperatorEvent {}
}
