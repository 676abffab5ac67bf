package io.mesocosm.master.core.messages;

import io.mesocosm.base.collections.Ordered;
import io.mesocosm.master.model.Executor;
import io.mesocosm.master.model.FrameworkSpec;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.resources.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a subscribed scheduler asks. Mesos 1.11 documentation, "Scheduler HTTP API".
public sealed interface SchedulerCall {
  record Teardown() implements SchedulerCall {}

  /// @param refuse how long not to offer again what was not used; zero for at once
  record Accept(List<OfferId> offers, List<Operation> operations, Duration refuse)
      implements SchedulerCall {
    public Accept {
      offers = List.copyOf(offers);
      operations = List.copyOf(operations);
    }
  }

  record Decline(List<OfferId> offers, Duration refuse) implements SchedulerCall {
    public Decline {
      offers = List.copyOf(offers);
    }
  }

  /// @param roles none for all
  record Revive(Set<String> roles) implements SchedulerCall {
    public Revive {
      roles = Ordered.copyOf(roles);
    }
  }

  /// @param roles none for all
  record Suppress(Set<String> roles) implements SchedulerCall {
    public Suppress {
      roles = Ordered.copyOf(roles);
    }
  }

  /// @param policy the v1 KillPolicy; null when the task's own counts
  record Kill(TaskId task, @Nullable AgentId agent, @Nullable Cargo policy)
      implements SchedulerCall {}

  record Shutdown(ExecutorId executor, AgentId agent) implements SchedulerCall {}

  record Acknowledge(AgentId agent, TaskId task, UUID uuid) implements SchedulerCall {}

  /// @param tasks none for all that the master knows of
  record Reconcile(List<Wanted> tasks) implements SchedulerCall {
    public Reconcile {
      tasks = List.copyOf(tasks);
    }
  }

  record Wanted(TaskId task, @Nullable AgentId agent) {}

  /// @param operations none for all, of which there are none
  record ReconcileOperations(List<WantedOperation> operations) implements SchedulerCall {
    public ReconcileOperations {
      operations = List.copyOf(operations);
    }
  }

  record WantedOperation(String operation, @Nullable AgentId agent) {}

  /// @param message the v1 Call.Message
  record Message(AgentId agent, ExecutorId executor, Cargo message) implements SchedulerCall {}

  /// Has no effect, as on the original.
  record Request() implements SchedulerCall {}

  /// @param problem why the new description is not acceptable; empty when it is
  record Update(FrameworkSpec spec, Set<String> suppressed, String problem)
      implements SchedulerCall {
    public Update {
      suppressed = Ordered.copyOf(suppressed);
    }
  }

  /// What is done with accepted offers.
  sealed interface Operation {
    record Launch(List<Run> tasks) implements Operation {
      public Launch {
        tasks = List.copyOf(tasks);
      }
    }

    /// Tasks that share one executor; one bad task fails them all.
    record LaunchGroup(List<Run> tasks) implements Operation {
      public LaunchGroup {
        tasks = List.copyOf(tasks);
      }
    }

    /// One that this master does not carry out.
    ///
    /// @param id empty when the framework wants to hear nothing of it
    record Refused(String type, String id) implements Operation {}
  }

  /// One task to run.
  ///
  /// @param executor null for a command task; its framework is filled in by the core
  /// @param info the v1 TaskInfo
  /// @param description the v1 Task without state, resources and statuses
  /// @param problem what is wrong with the description by itself; empty when nothing is
  record Run(
      TaskId task,
      AgentId agent,
      String name,
      @Nullable Executor executor,
      Resources resources,
      Cargo info,
      Cargo description,
      String problem) {}
}
