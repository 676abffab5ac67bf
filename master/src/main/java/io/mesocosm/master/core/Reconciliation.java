package io.mesocosm.master.core;

import io.mesocosm.master.core.messages.SchedulerCall;
import io.mesocosm.master.core.messages.SchedulerCall.Wanted;
import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.master.model.AgentRecord;
import io.mesocosm.master.model.AgentRecord.Standing;
import io.mesocosm.master.model.Framework;
import io.mesocosm.master.model.Reason;
import io.mesocosm.master.model.Status;
import io.mesocosm.master.model.Task;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.TaskKey;
import io.mesocosm.protocol.cluster.TaskState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of a task, for frameworks that are not sure. Mesos 1.11 documentation,
/// "Reconciliation".
///
/// While an agent of a former reign may still come back, nothing is said about tasks that it might
/// have: a wrong answer would make the framework start them twice.
final class Reconciliation {
  private Reconciliation() {}

  static void reconcile(Turn turn, Framework framework, SchedulerCall.Reconcile call) {
    if (call.tasks().isEmpty()) {
      for (var task : List.copyOf(turn.tasks().of(framework.id()).live().values())) {
        known(turn, framework, task, task.told());
      }
    } else {
      call.tasks().forEach(wanted -> answer(turn, framework, wanted));
    }
  }

  static void answer(Turn turn, Framework framework, Wanted wanted) {
    var task = turn.tasks().live(new TaskKey(framework.id(), wanted.task()));
    if (task.isPresent()) {
      known(turn, framework, task.get(), task.get().state());
      return;
    }
    var agent = wanted.agent();
    if (agent == null) {
      if (!turn.agents().hasPending()) {
        say(turn, framework, wanted, TaskState.UNKNOWN, "Task is unknown", null);
      }
    } else if (turn.agents().get(agent).isPresent()) {
      say(turn, framework, wanted, TaskState.GONE, "Task is unknown to the agent", null);
    } else {
      absent(turn, framework, wanted, agent);
    }
  }

  private static void absent(Turn turn, Framework framework, Wanted wanted, AgentId agent) {
    Optional<AgentRecord> record = turn.agents().records().get(agent);
    if (record.isEmpty()) {
      say(turn, framework, wanted, TaskState.UNKNOWN, "Task is unknown", null);
      return;
    }
    switch (record.get().standing()) {
      case ADMITTED -> {
        // It has not come back yet: wait.
      }
      case UNREACHABLE ->
          say(turn, framework, wanted, TaskState.UNREACHABLE, "Agent is unreachable", record.get());
      case GONE ->
          say(
              turn,
              framework,
              wanted,
              TaskState.GONE_BY_OPERATOR,
              "Agent has been marked gone",
              null);
    }
  }

  private static void known(Turn turn, Framework framework, Task task, TaskState state) {
    Cargo last =
        !task.statuses().isEmpty()
                && task.statuses().getLast() instanceof Status.Heard(var _, var _, var message)
            ? message
            : null;
    var status =
        new Status.Made(
            state,
            Reason.RECONCILIATION,
            "Reconciliation: Latest task state",
            turn.now(),
            null,
            last);
    turn.tell(framework, new SchedulerEvent.Report(task.id(), task.agent(), null, status));
  }

  private static void say(
      Turn turn,
      Framework framework,
      Wanted wanted,
      TaskState state,
      String text,
      @Nullable AgentRecord lost) {
    var status =
        new Status.Made(
            state,
            Reason.RECONCILIATION,
            "Reconciliation: " + text,
            turn.now(),
            lost == null ? null : lost.since(),
            null);
    turn.tell(
        framework,
        new SchedulerEvent.Report(
            wanted.task(), wanted.agent(), null, Updates.understood(framework, status)));
  }

  /// There are no operations here, so none is known; but an agent that is still to come back, or
  /// its resource providers, may know one.
  static void operations(Turn turn, Framework framework, SchedulerCall.ReconcileOperations call) {
    for (var wanted : call.operations()) {
      turn.tell(
          framework,
          new SchedulerEvent.Operation(
              wanted.operation(),
              operation(turn, wanted.agent()),
              "Reconciliation: Operation is unknown",
              wanted.agent()));
    }
  }

  private static String operation(Turn turn, @Nullable AgentId agent) {
    if (agent == null) {
      return turn.agents().hasPending() ? "OPERATION_RECOVERING" : "OPERATION_UNKNOWN";
    }
    if (turn.agents().isPending(agent)) {
      return "OPERATION_RECOVERING";
    }
    var standing = turn.agents().standing(agent);
    return standing.filter(Standing.UNREACHABLE::equals).isPresent()
        ? "OPERATION_UNREACHABLE"
        : standing.filter(Standing.GONE::equals).isPresent()
            ? "OPERATION_GONE_BY_OPERATOR"
            : "OPERATION_UNKNOWN";
  }
}
