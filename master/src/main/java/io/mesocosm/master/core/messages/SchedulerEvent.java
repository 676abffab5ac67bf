package io.mesocosm.master.core.messages;

import io.mesocosm.master.model.Offer;
import io.mesocosm.master.model.Status;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.cluster.TaskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a scheduler hears over its stream.
public sealed interface SchedulerEvent {
  record Subscribed(FrameworkId framework) implements SchedulerEvent {}

  /// @param multiRole whether the framework knows allocation roles
  /// @param refined whether it knows stacks of reservations
  record Offers(List<Offer> offers, boolean multiRole, boolean refined) implements SchedulerEvent {
    public Offers {
      offers = List.copyOf(offers);
    }
  }

  record Rescind(OfferId offer) implements SchedulerEvent {}

  /// An update of an agent, to be acknowledged.
  ///
  /// @param full the v1 TaskStatus
  record Forward(Status.Heard status, Cargo full) implements SchedulerEvent {}

  /// An update that the master made.
  record Report(
      TaskId task, @Nullable AgentId agent, @Nullable ExecutorId executor, Status.Made status)
      implements SchedulerEvent {}

  /// How an offer operation stands: `OPERATION_ERROR`, …
  record Operation(String id, String state, String text, @Nullable AgentId agent)
      implements SchedulerEvent {}

  /// @param message the v1 Event.Message
  record Message(Cargo message) implements SchedulerEvent {}

  /// An agent is lost, or one of its executors ended.
  ///
  /// @param executor null when it is the whole agent
  /// @param status raw wait status of the executor
  record Failure(AgentId agent, @Nullable ExecutorId executor, int status)
      implements SchedulerEvent {}

  /// The last thing that is heard; on the wire it is an ERROR.
  record Ended(String message) implements SchedulerEvent {}

  record Heartbeat() implements SchedulerEvent {}
}
