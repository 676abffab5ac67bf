package io.mesocosm.master.core;

import io.mesocosm.master.core.messages.AgentOrder;
import io.mesocosm.master.core.messages.OperatorEvent;
import io.mesocosm.master.core.messages.SchedulerCall;
import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.ExecutorKey;
import io.mesocosm.master.model.Framework;
import io.mesocosm.master.model.KillOrder;
import io.mesocosm.master.model.Status;
import io.mesocosm.master.model.Task;
import io.mesocosm.protocol.cluster.Capability;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskKey;
import java.util.Optional;
import java.util.UUID;

/// The states of tasks on their way: from the agent to the framework, and the acknowledgement back.
/// Mesos 1.11 documentation, "Task State Reasons" and "Reconciliation"; `Master::statusUpdate`.
final class Updates {
  private Updates() {}

  /// Agents repeat an update until its acknowledgement arrives, so one that cannot be forwarded now
  /// is dropped.
  static void reported(Turn turn, Input.StatusReported in) {
    var task =
        turn.tasks()
            .live(new TaskKey(in.framework(), in.task()))
            .filter(known -> known.agent().equals(in.agent()));
    if (turn.agents().get(in.agent()).isEmpty() || task.filter(one -> isOld(one, in)).isPresent()) {
      return;
    }
    turn.frameworks()
        .get(in.framework())
        .ifPresent(
            framework -> turn.tell(framework, new SchedulerEvent.Forward(in.status(), in.full())));
    task.ifPresent(known -> booked(turn, known, in));
  }

  /// An agent sends the next update once the one before was acknowledged, so a copy of an earlier
  /// one has been late on its way, and must not undo what came after it.
  private static boolean isOld(Task task, Input.StatusReported in) {
    var uuid = in.status().uuid();
    var forwarded = task.forwardedUuid();
    return uuid != null
        && forwarded != null
        && position(task, uuid) >= 0
        && position(task, uuid) < position(task, forwarded);
  }

  /// Where among the statuses the one with `uuid` stands; -1 when it is none of them.
  private static int position(Task task, UUID uuid) {
    for (int i = 0; i < task.statuses().size(); i++) {
      if (task.statuses().get(i) instanceof Status.Heard heard && uuid.equals(heard.uuid())) {
        return i;
      }
    }
    return -1;
  }

  private static void booked(Turn turn, Task task, Input.StatusReported in) {
    boolean repeated = !task.statuses().isEmpty() && task.statuses().getLast().equals(in.status());
    var latest = task.state().isTerminal() ? task.state() : in.latest();
    var noted = task.with(in.status(), latest);
    var after =
        in.status().uuid() == null
            ? noted
            : noted.forwarded(in.status().state(), in.status().uuid());
    Books.changeTask(turn, task, after);
    if (!repeated) {
      turn.publish(new OperatorEvent.TaskUpdated(after, in.status()));
    }
    if (in.status().uuid() == null && after.state().isTerminal()) {
      Books.completeTask(turn, after, after);
    }
  }

  static void acknowledged(Turn turn, Framework framework, SchedulerCall.Acknowledge call) {
    var agent = turn.agents().get(call.agent()).filter(Agent::connected);
    var key = new TaskKey(framework.id(), call.task());
    if (agent.isEmpty()) {
      return;
    }
    turn.tasks()
        .live(key)
        .filter(task -> call.uuid().equals(task.forwardedUuid()))
        .filter(task -> task.forwarded() != null && task.forwarded().isTerminal())
        .ifPresent(task -> Books.completeTask(turn, task, task));
    turn.act(
        new Effect.Order(
            agent.get().pid(), new AgentOrder.Acknowledge(call.agent(), key, call.uuid())));
  }

  /// A kill for an agent that is away is kept until it is back.
  static void kill(Turn turn, Framework framework, SchedulerCall.Kill call) {
    var key = new TaskKey(framework.id(), call.task());
    var task = turn.tasks().live(key);
    if (task.isEmpty()) {
      Reconciliation.answer(turn, framework, new SchedulerCall.Wanted(call.task(), call.agent()));
      return;
    }
    if (call.agent() != null && !call.agent().equals(task.get().agent())) {
      return;
    }
    var order = new KillOrder(key, call.policy());
    turn.agents()
        .get(task.get().agent())
        .ifPresent(agent -> {
          if (agent.connected()) {
            turn.act(new Effect.Order(agent.pid(), new AgentOrder.Kill(order)));
          } else {
            turn.set(turn.agents().with(agent.withKills(agent.kills().with(key, order))));
          }
        });
  }

  static void executorExited(Turn turn, Input.ExecutorExited in) {
    var key = new ExecutorKey(in.framework(), in.executor());
    var agent = turn.agents().get(in.agent());
    if (agent.filter(known -> known.executors().has(key)).isEmpty()) {
      return;
    }
    Books.removeExecutor(turn, in.agent(), key);
    turn.frameworks()
        .get(in.framework())
        .ifPresent(framework ->
            turn.tell(
                framework, new SchedulerEvent.Failure(in.agent(), in.executor(), in.status())));
  }

  static void executorSaid(Turn turn, Input.ExecutorSaid in) {
    turn.frameworks()
        .get(in.framework())
        .ifPresent(framework -> turn.tell(framework, new SchedulerEvent.Message(in.message())));
  }

  /// Tells the framework of `task` what the master itself has found.
  static void report(Turn turn, Task task, Status.Made status) {
    turn.frameworks()
        .get(task.framework())
        .ifPresent(framework ->
            turn.tell(
                framework,
                new SchedulerEvent.Report(
                    task.id(), task.agent(), task.executor(), understood(framework, status))));
  }

  static Status.Made understood(Turn turn, FrameworkId framework, Status.Made status) {
    Optional<Framework> known = turn.frameworks().get(framework);
    return known.map(present -> understood(present, status)).orElse(status);
  }

  /// The same in the words of the framework: those without PARTITION_AWARE hear LOST.
  static Status.Made understood(Framework framework, Status.Made status) {
    return framework.can(Capability.PARTITION_AWARE)
        ? status
        : status.as(status.state().forPartitionUnaware());
  }
}
