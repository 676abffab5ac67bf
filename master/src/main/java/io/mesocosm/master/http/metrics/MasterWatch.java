package io.mesocosm.master.http.metrics;

import io.mesocosm.base.loops.LoopWatch;
import io.mesocosm.base.loops.Step;
import io.mesocosm.master.core.Change;
import io.mesocosm.master.core.Effect;
import io.mesocosm.master.core.Input;
import io.mesocosm.master.core.State;
import io.mesocosm.master.core.Timer;
import io.mesocosm.master.core.messages.AgentOrder;
import io.mesocosm.master.core.messages.OperatorEvent;
import io.mesocosm.master.core.messages.SchedulerCall;
import io.mesocosm.master.core.messages.SchedulerCall.Operation;
import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.master.model.AgentRecord.Standing;
import io.mesocosm.master.model.Status;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.v1.TaskStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts what goes through the loop, under the names of Mesos 1.11 documentation, "Observability
/// metrics". Called on the loop's thread; read from any.
public final class MasterWatch implements LoopWatch<State, Input, Change, Effect> {
  private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final ConcurrentMap<FrameworkId, ConcurrentMap<String, LongAdder>> byFramework =
      new ConcurrentHashMap<>();
  private final Samples allocation = new Samples("allocator/mesos/allocation_run_ms");
  private final Samples latency = new Samples("allocator/mesos/allocation_run_latency_ms");
  private final Samples store = new Samples("registrar/state_store_ms");
  // Used by the loop's thread only: what the batch in the making contains.
  private boolean allocated;
  private boolean changed;

  /// The names of `FrameworkId`'s own metrics and their values so far.
  ConcurrentMap<String, LongAdder> of(FrameworkId framework) {
    return byFramework.computeIfAbsent(framework, _ -> new ConcurrentHashMap<>());
  }

  void into(SortedMap<String, Double> metrics) {
    counts.forEach((name, count) -> metrics.put(name, (double) count.sum()));
    allocation.into(metrics);
    latency.into(metrics);
    store.into(metrics);
  }

  private void count(String name) {
    counts.computeIfAbsent(name, _ -> new LongAdder()).increment();
  }

  private void count(FrameworkId framework, String name) {
    of(framework).computeIfAbsent(name, _ -> new LongAdder()).increment();
  }

  @Override
  public void stepped(Instant now, Input input, Step<State, Change, Effect> step) {
    input(input, step);
    changed |= !step.changes().isEmpty();
    for (var change : step.changes()) {
      if (change instanceof Change.AgentStands(var record)
          && record.standing() == Standing.UNREACHABLE) {
        count("master/slave_unreachable_scheduled");
        count("master/slave_unreachable_completed");
      }
    }
    step.effects().forEach(effect -> effect(input, effect));
  }

  @Override
  public void published(State state, int inputs, long stepNanos, long commitNanos) {
    if (allocated) {
      allocation.add(stepNanos);
      latency.add(stepNanos + commitNanos);
      allocated = false;
    }
    if (changed) {
      store.add(commitNanos);
      changed = false;
    }
    byFramework
        .keySet()
        .removeIf(
            id -> state.frameworks().get(id).isEmpty() && !state.frameworks().isCompleted(id));
  }

  private void input(Input input, Step<State, Change, Effect> step) {
    switch (input) {
      case Input.AgentRegistering _ -> count("master/messages_register_slave");
      case Input.AgentReregistering _ -> count("master/messages_reregister_slave");
      case Input.AgentLeaving _ -> count("master/messages_unregister_slave");
      case Input.AgentUpdated _ -> count("master/messages_update_slave");
      case Input.StatusReported in -> {
        count("master/messages_status_update");
        boolean known = step.state().agents().get(in.agent()).isPresent();
        count(known ? "master/valid_status_updates" : "master/invalid_status_updates");
      }
      case Input.ExecutorExited _ -> count("master/messages_exited_executor");
      case Input.ExecutorSaid _ -> {
        count("master/messages_executor_to_framework");
        count("master/valid_executor_to_framework_messages");
      }
      case Input.Subscribing in -> {
        count(
            in.framework() == null
                ? "master/messages_register_framework"
                : "master/messages_reregister_framework");
        step.state()
            .frameworks()
            .listeningAt(in.stream())
            .ifPresent(framework -> call(framework.id(), "subscribe"));
      }
      case Input.Called in -> called(in);
      case Input.Rang(Timer.Allocation _) -> {
        count("allocator/mesos/allocation_runs");
        allocated = true;
      }
      case Input.Ponged _,
          Input.LinkBroken _,
          Input.StreamClosed _,
          Input.Watching _,
          Input.TeardownRequested _,
          Input.GoneRequested _,
          Input.ActivationRequested _,
          Input.Elected _,
          Input.Rang _ -> {
        // Not counted by the original either.
      }
    }
  }

  private void call(FrameworkId framework, String type) {
    count(framework, "calls");
    count(framework, "calls/" + type);
  }

  private void called(Input.Called in) {
    var id = in.framework();
    switch (in.call()) {
      case SchedulerCall.Teardown _ -> counted(id, "unregister_framework", "teardown");
      case SchedulerCall.Accept accept -> {
        counted(id, "launch_tasks", "accept");
        accept.offers().forEach(_ -> count(id, "offers/accepted"));
        accept.operations().forEach(operation -> operation(id, operation));
      }
      case SchedulerCall.Decline decline -> {
        counted(id, "decline_offers", "decline");
        decline.offers().forEach(_ -> count(id, "offers/declined"));
      }
      case SchedulerCall.Revive _ -> counted(id, "revive_offers", "revive");
      case SchedulerCall.Suppress _ -> counted(id, "suppress_offers", "suppress");
      case SchedulerCall.Kill _ -> counted(id, "kill_task", "kill");
      case SchedulerCall.Shutdown _ -> call(id, "shutdown");
      case SchedulerCall.Acknowledge _ -> {
        counted(id, "status_update_acknowledgement", "acknowledge");
        count("master/valid_status_update_acknowledgements");
      }
      case SchedulerCall.Reconcile _ -> counted(id, "reconcile_tasks", "reconcile");
      case SchedulerCall.ReconcileOperations _ ->
          counted(id, "reconcile_operations", "reconcile_operations");
      case SchedulerCall.Message _ -> {
        counted(id, "framework_to_executor", "message");
        count("master/valid_framework_to_executor_messages");
      }
      case SchedulerCall.Request _ -> counted(id, "resource_request", "request");
      case SchedulerCall.Update _ -> call(id, "update_framework");
    }
  }

  private void counted(FrameworkId framework, String message, String call) {
    count("master/messages_" + message);
    call(framework, call);
  }

  private void operation(FrameworkId framework, Operation operation) {
    count(framework, "operations");
    count(
        framework,
        "operations/"
            + switch (operation) {
              case Operation.Launch _ -> "launch";
              case Operation.LaunchGroup _ -> "launch_group";
              case Operation.Refused(var type, var _) -> type.toLowerCase(Locale.ROOT);
            });
  }

  private void effect(Input cause, Effect effect) {
    switch (effect) {
      case Effect.Tell(var framework, var _, var event) -> told(framework, event);
      case Effect.Publish(OperatorEvent.TaskUpdated(var task, var status)) -> {
        if (status.state().isTerminal()) {
          ended(task.framework(), status);
        }
      }
      case Effect.Publish(OperatorEvent.AgentAdded _) -> {
        if (cause instanceof Input.AgentRegistering) {
          count("master/slave_registrations");
        }
      }
      case Effect.Publish(OperatorEvent.AgentRemoved _) -> removed(cause);
      case Effect.Order(var _, AgentOrder.Reregistered _) -> count("master/slave_reregistrations");
      case Effect.Arm _,
          Effect.Disarm _,
          Effect.Link _,
          Effect.Order _,
          Effect.EndStream _,
          Effect.RefuseStream _,
          Effect.OperationDropped _,
          Effect.Reply _,
          Effect.Show _,
          Effect.Publish _ -> {
        // Of no interest to anybody's dashboard.
      }
    }
  }

  private void removed(Input cause) {
    count("master/slave_removals");
    count(
        "master/slave_removals/reason_"
            + switch (cause) {
              case Input.AgentLeaving _ -> "unregistered";
              case Input.AgentRegistering _, Input.AgentReregistering _ -> "registered";
              default -> "unhealthy";
            });
  }

  private void told(FrameworkId framework, SchedulerEvent event) {
    count(framework, "events");
    switch (event) {
      case SchedulerEvent.Subscribed _ -> count(framework, "events/subscribed");
      case SchedulerEvent.Offers(var offers, var _, var _) -> {
        count(framework, "events/offers");
        offers.forEach(_ -> count(framework, "offers/sent"));
      }
      case SchedulerEvent.Rescind _ -> {
        count(framework, "events/rescind");
        count(framework, "offers/rescinded");
      }
      case SchedulerEvent.Forward _ -> count(framework, "events/update");
      case SchedulerEvent.Report report -> {
        count(framework, "events/update");
        switch (report.status().reason()) {
          case TASK_INVALID, TASK_GROUP_INVALID, INVALID_OFFERS ->
              ended(framework, report.status());
          case AGENT_DISCONNECTED,
              AGENT_REMOVED,
              AGENT_REMOVED_BY_OPERATOR,
              AGENT_REREGISTERED,
              FRAMEWORK_REMOVED,
              RECONCILIATION -> {
            // Counted with the task, or no end at all.
          }
        }
      }
      case SchedulerEvent.Operation _ -> count(framework, "events/update_operation_status");
      case SchedulerEvent.Message _ -> count(framework, "events/message");
      case SchedulerEvent.Failure _ -> count(framework, "events/failure");
      case SchedulerEvent.Ended _ -> count(framework, "events/error");
      case SchedulerEvent.Heartbeat _ -> count(framework, "events/heartbeat");
    }
  }

  private void ended(FrameworkId framework, Status status) {
    var state = status.state().name().toLowerCase(Locale.ROOT);
    count("master/tasks_" + state);
    count(framework, "tasks/terminal/task_" + state);
    var cause =
        switch (status) {
          case Status.Made made ->
              "source_master/reason_" + made.reason().name().toLowerCase(Locale.ROOT);
          case Status.Heard(var _, var _, var message) -> cause(message.as(TaskStatus.class));
        };
    if (!cause.isEmpty()) {
      count("master/task_" + state + "/" + cause);
    }
  }

  private static String cause(TaskStatus status) {
    if (!status.hasReason()) {
      return "";
    }
    var source =
        switch (status.getSource()) {
          case SOURCE_MASTER -> "master";
          case SOURCE_AGENT -> "slave";
          case SOURCE_EXECUTOR -> "executor";
        };
    return "source_" + source + "/" + status.getReason().name().toLowerCase(Locale.ROOT);
  }
}
