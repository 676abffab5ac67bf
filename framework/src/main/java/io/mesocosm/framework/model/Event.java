package io.mesocosm.framework.model;

import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import java.util.List;

/// What a scheduler hears: from the master, and from the client about the session itself.
public sealed interface Event {
  /// We are subscribed. Offers from before are void. A first subscription brings our id, which has
  /// to be stored before it is of use.
  ///
  /// @param again whether we had an id before
  record Subscribed(FrameworkId id, Master master, boolean again) implements Event {}

  /// The stream is lost. Offers are void; the client comes back by itself.
  record Disconnected(String why) implements Event {}

  record Offered(List<Offer> offers) implements Event {
    public Offered {
      offers = List.copyOf(offers);
    }
  }

  record Rescinded(OfferId offer) implements Event {}

  record InverseOffered(List<InverseOffer> offers) implements Event {
    public InverseOffered {
      offers = List.copyOf(offers);
    }
  }

  record InverseRescinded(OfferId offer) implements Event {}

  /// To be made durable, then acknowledged.
  record Updated(TaskUpdate update) implements Event {}

  record OperationUpdated(OperationUpdate update) implements Event {}

  /// The agent was removed or is out of reach. Its tasks are told one by one beside this.
  record AgentLost(AgentId agent) implements Event {}

  /// @param status as `wait` gives it
  record ExecutorExited(AgentId agent, ExecutorId executor, int status) implements Event {}

  record MessageReceived(AgentId agent, ExecutorId executor, String base64) implements Event {}

  /// It is time to compare notes: after each subscription and then periodically. The answer is a
  /// [Call.Reconcile] with every task that we believe alive; the question for those that we do not
  /// know is asked by the client.
  record ReconciliationDue() implements Event {}

  /// `call` came to nothing, as far as we know.
  ///
  /// @param notDone whether the master certainly did not act on it; otherwise it may have
  record CallFailed(Call call, String why, boolean notDone) implements Event {}

  /// The master will not have us: our id is removed, someone else took over, or we said something
  /// that it does not take. It is over; the client does nothing more.
  record Refused(String message) implements Event {}
}
