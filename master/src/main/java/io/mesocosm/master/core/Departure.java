package io.mesocosm.master.core;

import io.mesocosm.master.core.messages.AgentOrder;
import io.mesocosm.master.core.messages.OperatorEvent;
import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.AgentRecord.Standing;
import io.mesocosm.master.model.Reason;
import io.mesocosm.master.model.Status;
import io.mesocosm.master.model.Task;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.libprocess.Pid;
import java.util.List;

/// How agents are watched, and how they go. Mesos 1.11 documentation, "High-Availability" and
/// "Agent failure": five pings without an answer make an agent unreachable, and so does a lost
/// connection that is not made again in time.
final class Departure {
  private Departure() {}

  /// Why an agent is not registered any more.
  private sealed interface Loss {
    /// It did not answer; it may come back.
    record Unreachable(String why) implements Loss {}

    /// It said goodbye, or another agent took its address.
    record Left() implements Loss {}

    /// An operator gave it up for good.
    record Gone() implements Loss {}
  }

  // Watching.

  static void ping(Turn turn, Agent agent) {
    turn.set(turn.agents().with(agent.withMissedPings(agent.missedPings() + 1)));
    turn.act(new Effect.Order(agent.pid(), new AgentOrder.Ping(agent.connected())));
    turn.act(
        new Effect.Arm(new Timer.Ping(agent.id()), turn.now().plus(turn.settings().pingEvery())));
  }

  static void ponged(Turn turn, Pid pid) {
    turn.agents()
        .at(pid)
        .ifPresent(agent -> turn.set(turn.agents().with(agent.withMissedPings(0))));
  }

  static void pingDue(Turn turn, AgentId id) {
    turn.agents()
        .get(id)
        .ifPresent(agent -> {
          if (agent.missedPings() >= turn.settings().maxMissed()) {
            lose(turn, agent, new Loss.Unreachable("health check timed out"));
          } else {
            ping(turn, agent);
          }
        });
  }

  /// The connection is gone: nothing is offered, but what runs is expected back. Tasks of
  /// frameworks that do not checkpoint do not survive the agent, so they are given up at once.
  static void linkBroken(Turn turn, Pid pid) {
    turn.agents().at(pid).filter(Agent::connected).ifPresent(agent -> away(turn, agent));
  }

  private static void away(Turn turn, Agent agent) {
    turn.set(turn.agents().with(agent.away()));
    turn.state().offers().on(agent.id()).forEach(offer -> Books.rescind(turn, offer));
    turn.act(
        new Effect.Arm(
            new Timer.AgentReturn(agent.id()), turn.now().plus(turn.settings().agentReturn())));
    for (var task : turn.tasks().on(agent.id())) {
      if (!checkpoints(turn, task)) {
        var status =
            Status.Made.of(
                TaskState.LOST, Reason.AGENT_DISCONNECTED, "Agent disconnected", turn.now());
        end(turn, task, status);
      }
    }
    for (var key : List.copyOf(agent.executors().keys())) {
      boolean survives =
          turn.frameworks()
              .get(key.framework())
              .filter(framework -> framework.spec().checkpoint())
              .isPresent();
      if (!survives) {
        Books.removeExecutor(turn, agent.id(), key);
      }
    }
  }

  private static boolean checkpoints(Turn turn, Task task) {
    return turn.frameworks()
        .get(task.framework())
        .filter(framework -> framework.spec().checkpoint())
        .isPresent();
  }

  // Going.

  static void leaving(Turn turn, Input.AgentLeaving in) {
    turn.agents()
        .get(in.agent())
        .filter(agent -> agent.pid().equals(in.pid()))
        .ifPresent(agent -> lose(turn, agent, new Loss.Left()));
  }

  /// Another agent has registered at its address.
  static void replaced(Turn turn, Agent old) {
    lose(turn, old, new Loss.Left());
  }

  /// It was expected back, and has not come.
  static void overdue(Turn turn, AgentId id) {
    var known = turn.agents().get(id);
    if (known.isPresent()) {
      known
          .filter(agent -> !agent.connected())
          .ifPresent(agent -> lose(turn, agent, new Loss.Unreachable("re-registration timed out")));
    } else if (turn.agents().isPending(id)) {
      Standings.stand(turn, id, Standing.UNREACHABLE);
      tellAll(turn, id);
    }
  }

  static void markGone(Turn turn, AgentId id) {
    var known = turn.agents().get(id);
    known.ifPresent(agent ->
        turn.act(
            new Effect.Order(agent.pid(), new AgentOrder.Shutdown("Agent has been marked gone"))));
    known.ifPresentOrElse(
        agent -> lose(turn, agent, new Loss.Gone()),
        () -> Standings.stand(turn, id, Standing.GONE));
    for (var own : List.copyOf(turn.tasks().byFramework().values())) {
      for (var entry : List.copyOf(own.unreachable().all())) {
        if (entry.value().agent().equals(id)) {
          goneFromUnreachable(turn, entry.value());
        }
      }
    }
  }

  private static void goneFromUnreachable(Turn turn, Task task) {
    var status = made(turn, new Loss.Gone(), task);
    turn.set(
        turn.tasks()
            .completingUnreachable(
                task.with(status, status.state()), turn.settings().caps().completedTasks()));
    Updates.report(turn, task, status);
  }

  private static void lose(Turn turn, Agent agent, Loss loss) {
    turn.state().offers().on(agent.id()).forEach(offer -> Books.rescind(turn, offer));
    for (var task : turn.tasks().on(agent.id())) {
      lose(turn, task, loss);
    }
    for (var key : List.copyOf(agent.executors().keys())) {
      Books.removeExecutor(turn, agent.id(), key);
    }
    turn.agents().get(agent.id()).ifPresent(left -> turn.set(turn.agents().without(left)));
    turn.act(new Effect.Disarm(new Timer.Ping(agent.id())));
    turn.act(new Effect.Disarm(new Timer.AgentReturn(agent.id())));
    switch (loss) {
      case Loss.Unreachable _ -> Standings.stand(turn, agent.id(), Standing.UNREACHABLE);
      case Loss.Gone _ -> Standings.stand(turn, agent.id(), Standing.GONE);
      case Loss.Left _ -> Standings.forget(turn, agent.id());
    }
    turn.publish(new OperatorEvent.AgentRemoved(agent.id()));
    tellAll(turn, agent.id());
  }

  private static void lose(Turn turn, Task task, Loss loss) {
    if (task.state().isTerminal()) {
      Books.completeTask(turn, task, task);
      return;
    }
    var status = made(turn, loss, task);
    if (loss instanceof Loss.Unreachable) {
      Books.loseTask(turn, task, task.with(status, status.state()));
      turn.publish(new OperatorEvent.TaskUpdated(task.with(status, status.state()), status));
      Updates.report(turn, task, status);
    } else {
      end(turn, task, status);
    }
  }

  /// As the framework understands it: those that know no partitions hear LOST.
  private static Status.Made made(Turn turn, Loss loss, Task task) {
    var status =
        switch (loss) {
          case Loss.Unreachable(var why) ->
              new Status.Made(
                  TaskState.UNREACHABLE,
                  Reason.AGENT_REMOVED,
                  "Agent is unreachable: " + why,
                  turn.now(),
                  turn.now(),
                  null);
          case Loss.Left _ ->
              Status.Made.of(
                  TaskState.LOST, Reason.AGENT_REMOVED, "Agent has been removed", turn.now());
          case Loss.Gone _ ->
              Status.Made.of(
                  TaskState.GONE_BY_OPERATOR,
                  Reason.AGENT_REMOVED_BY_OPERATOR,
                  "Agent has been marked gone",
                  turn.now());
        };
    return Updates.understood(turn, task.framework(), status);
  }

  private static void end(Turn turn, Task task, Status.Made status) {
    var last = task.with(status, status.state());
    Books.completeTask(turn, task, last);
    turn.publish(new OperatorEvent.TaskUpdated(last, status));
    Updates.report(turn, task, status);
  }

  private static void tellAll(Turn turn, AgentId lost) {
    for (var framework : turn.frameworks().present().values()) {
      turn.tell(framework, new SchedulerEvent.Failure(lost, null, 0));
    }
  }
}
