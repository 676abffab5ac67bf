package io.mesocosm.master.link;

import io.mesocosm.master.core.Effect;
import io.mesocosm.master.core.messages.OperatorEvent;
import java.lang.System.Logger.Level;
import java.util.UUID;

/// What an operator wants to read next morning: who came, who went, who was refused. Tasks and
/// offers are not told of, or only at DEBUG.
final class ClusterLog {
  private static final System.Logger LOG = System.getLogger(ClusterLog.class.getName());

  private ClusterLog() {}

  static void tell(OperatorEvent event) {
    switch (event) {
      case OperatorEvent.AgentAdded(var agent) ->
          LOG.log(
              Level.INFO,
              "agent_added agent={0} pid={1} hostname={2}",
              agent.id(),
              agent.pid(),
              agent.spec().hostname());
      case OperatorEvent.AgentRemoved(var agent) ->
          LOG.log(Level.WARNING, "agent_removed agent={0}", agent);
      case OperatorEvent.FrameworkAdded(var framework) ->
          LOG.log(
              Level.INFO,
              "framework_added framework={0} name={1} recovered={2}",
              framework.id(),
              framework.spec().name(),
              framework.isRecovered());
      case OperatorEvent.FrameworkUpdated(var framework) ->
          LOG.log(
              Level.INFO,
              "framework_updated framework={0} name={1} connected={2}",
              framework.id(),
              framework.spec().name(),
              framework.isConnected());
      case OperatorEvent.FrameworkRemoved(var framework) ->
          LOG.log(
              Level.INFO,
              "framework_removed framework={0} name={1}",
              framework.id(),
              framework.spec().name());
      case OperatorEvent.TaskAdded(var task) ->
          LOG.log(
              Level.DEBUG,
              "task_added task={0} framework={1} agent={2}",
              task.id(),
              task.framework(),
              task.agent());
      case OperatorEvent.TaskUpdated(var task, var status) ->
          LOG.log(
              Level.DEBUG,
              "task_updated task={0} framework={1} state={2}",
              task.id(),
              task.framework(),
              status.state());
    }
  }

  static void dropped(Effect.OperationDropped operation) {
    LOG.log(
        Level.WARNING,
        "operation_dropped framework={0} type={1} id=\"{2}\" why=\"{3}\"",
        operation.framework(),
        operation.type(),
        operation.id(),
        operation.why());
  }

  static void refused(UUID stream, String why) {
    LOG.log(Level.WARNING, "framework_refused stream={0} why={1}", stream, why);
  }
}
