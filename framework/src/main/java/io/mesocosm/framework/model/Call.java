package io.mesocosm.framework.model;

import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.cluster.TaskId;
import java.time.Duration;
import java.util.List;

/// What a scheduler asks of the master: the calls of Mesos 1.11 documentation, "Scheduler HTTP
/// API". Subscribing is the client's own business.
public sealed interface Call {
  /// Uses `offers`, all of one agent and one role; no operations at all is a refusal.
  ///
  /// @param refuse for how long the rest is not offered again; zero for not at all
  record Accept(List<OfferId> offers, List<Operation> operations, Duration refuse) implements Call {
    public Accept {
      offers = List.copyOf(offers);
      operations = List.copyOf(operations);
    }
  }

  /// @param refuse for how long these resources are not offered again
  record Decline(List<OfferId> offers, Duration refuse) implements Call {
    public Decline {
      offers = List.copyOf(offers);
    }
  }

  /// Wants offers again and forgets all refusals. No roles means all.
  record Revive(List<String> roles) implements Call {
    public Revive {
      roles = List.copyOf(roles);
    }
  }

  /// Wants no offers. No roles means all.
  record Suppress(List<String> roles) implements Call {
    public Suppress {
      roles = List.copyOf(roles);
    }
  }

  /// Kills with the task's own grace period. A task that the master does not know is answered with
  /// an update.
  record Kill(TaskId task, AgentId agent) implements Call {}

  record KillWithin(TaskId task, AgentId agent, Duration grace) implements Call {}

  record Shutdown(ExecutorId executor, AgentId agent) implements Call {}

  /// Ends the repetition of an update. Made only once what follows from the update is durable.
  ///
  /// @param uuid in hex, as in [TaskUpdate]
  record Acknowledge(AgentId agent, TaskId task, String uuid) implements Call {}

  /// Asks for the state of `tasks`, and again until each was answered. None at all asks for every
  /// task that the master knows of us; that is not repeated.
  record Reconcile(List<TaskRef> tasks) implements Call {
    public Reconcile {
      tasks = List.copyOf(tasks);
    }
  }

  /// @param base64 the bytes for the executor; may be lost
  record Message(AgentId agent, ExecutorId executor, String base64) implements Call {}

  record AcceptInverse(List<OfferId> offers, Duration refuse) implements Call {
    public AcceptInverse {
      offers = List.copyOf(offers);
    }
  }

  record DeclineInverse(List<OfferId> offers, Duration refuse) implements Call {
    public DeclineInverse {
      offers = List.copyOf(offers);
    }
  }

  /// @param provider empty for the agent's own resources
  /// @param uuid in hex
  record AcknowledgeOperation(AgentId agent, String provider, String operation, String uuid)
      implements Call {}

  /// @param operations ids; none asks for all
  record ReconcileOperations(List<String> operations) implements Call {
    public ReconcileOperations {
      operations = List.copyOf(operations);
    }
  }

  /// Changes what can be changed of us without subscribing anew.
  record UpdateFramework(FrameworkIdentity identity) implements Call {}

  /// Ends us: all tasks are killed and our id is void.
  record Teardown() implements Call {}
}
