package io.mesocosm.master.wire;

import io.mesocosm.master.core.State;
import io.mesocosm.master.core.messages.OperatorEvent;
import io.mesocosm.protocol.codec.IdCodec;
import io.mesocosm.protocol.v1.master.Event;
import java.time.Duration;

/// What watching operators hear, as v1 messages. Offers and executors have no events, as on the
/// original.
public final class OperatorEvents {

  /// The whole cluster, first of all.
  public Event subscribed(State state, Duration heartbeatEvery) {
    var message = Event.newBuilder().setType(Event.Type.SUBSCRIBED);
    message
        .getSubscribedBuilder()
        .setGetState(StateMessages.state(state))
        .setHeartbeatIntervalSeconds(heartbeatEvery.toNanos() / 1e9);
    return message.build();
  }

  public static Event heartbeat() {
    return Event.newBuilder().setType(Event.Type.HEARTBEAT).build();
  }

  public Event message(OperatorEvent event) {
    var message = Event.newBuilder();
    switch (event) {
      case OperatorEvent.TaskAdded(var task) ->
          message
              .setType(Event.Type.TASK_ADDED)
              .getTaskAddedBuilder()
              .setTask(TaskMessages.message(task));
      case OperatorEvent.TaskUpdated(var task, var status) ->
          message
              .setType(Event.Type.TASK_UPDATED)
              .getTaskUpdatedBuilder()
              .setFrameworkId(IdCodec.of(task.framework()))
              .setStatus(StatusMessages.status(task, status))
              .setState(Wire.state(task.state()));
      case OperatorEvent.AgentAdded(var agent) ->
          message
              .setType(Event.Type.AGENT_ADDED)
              .getAgentAddedBuilder()
              .setAgent(StateMessages.agent(agent));
      case OperatorEvent.AgentRemoved(var agent) ->
          message
              .setType(Event.Type.AGENT_REMOVED)
              .getAgentRemovedBuilder()
              .setAgentId(IdCodec.of(agent));
      case OperatorEvent.FrameworkAdded(var framework) ->
          message
              .setType(Event.Type.FRAMEWORK_ADDED)
              .getFrameworkAddedBuilder()
              .setFramework(StateMessages.bare(framework));
      case OperatorEvent.FrameworkUpdated(var framework) ->
          message
              .setType(Event.Type.FRAMEWORK_UPDATED)
              .getFrameworkUpdatedBuilder()
              .setFramework(StateMessages.bare(framework));
      case OperatorEvent.FrameworkRemoved(var framework) ->
          message
              .setType(Event.Type.FRAMEWORK_REMOVED)
              .getFrameworkRemovedBuilder()
              .setFrameworkInfo(FrameworkMessages.info(framework));
    }
    return message.build();
  }
}
