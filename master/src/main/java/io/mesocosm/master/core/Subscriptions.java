package io.mesocosm.master.core;

import io.mesocosm.base.collections.PSet;
import io.mesocosm.master.core.messages.AgentOrder;
import io.mesocosm.master.core.messages.OperatorEvent;
import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.CompletedFramework;
import io.mesocosm.master.model.ExecutorKey;
import io.mesocosm.master.model.Framework;
import io.mesocosm.master.model.Framework.Presence;
import io.mesocosm.master.model.FrameworkSpec;
import io.mesocosm.master.model.Reason;
import io.mesocosm.master.model.Status;
import io.mesocosm.master.model.Task;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// How frameworks come, go, and come back. Mesos 1.11 documentation, "Scheduler HTTP API" and
/// "Designing Highly Available Frameworks".
final class Subscriptions {
  // Some frameworks ask for a failover timeout of ages; an Instant has an end.
  private static final Duration AGES = Duration.ofDays(365L * 1000);

  private Subscriptions() {}

  static void subscribing(Turn turn, Input.Subscribing in) {
    if (!in.problem().isEmpty()) {
      turn.act(new Effect.RefuseStream(in.stream(), in.problem()));
    } else if (in.framework() == null) {
      var id = turn.state().ids().framework();
      turn.set(turn.state().ids().afterFramework());
      fresh(turn, id, in);
    } else if (turn.frameworks().isCompleted(in.framework())) {
      turn.act(new Effect.RefuseStream(in.stream(), "Framework has been removed"));
    } else {
      var id = in.framework();
      turn.frameworks()
          .get(id)
          .ifPresentOrElse(known -> again(turn, known, in), () -> fresh(turn, id, in));
    }
  }

  /// Never heard of; an id that it brings along was given by a former master.
  private static void fresh(Turn turn, FrameworkId id, Input.Subscribing in) {
    var framework =
        new Framework(
            id,
            in.spec(),
            PSet.from(in.suppressed()),
            new Presence.Subscribed(in.stream()),
            turn.now(),
            turn.now());
    turn.set(turn.frameworks().with(framework));
    turn.publish(new OperatorEvent.FrameworkAdded(framework));
    listen(turn, framework, in.stream());
  }

  /// The newest stream wins.
  private static void again(Turn turn, Framework known, Input.Subscribing in) {
    if (!known.spec().principal().equals(in.spec().principal())) {
      turn.act(
          new Effect.RefuseStream(
              in.stream(),
              "Changing framework's principal is not allowed: it was '%s'"
                  .formatted(known.spec().principal())));
      return;
    }
    switch (known.presence()) {
      case Presence.Subscribed(var old) -> {
        turn.act(
            new Effect.Tell(known.id(), old, new SchedulerEvent.Ended("Framework failed over")));
        turn.act(new Effect.EndStream(old));
        turn.act(new Effect.Disarm(new Timer.Heartbeat(known.id(), old)));
        withdraw(turn, known.id());
      }
      case Presence.Disconnected _ -> turn.act(new Effect.Disarm(new Timer.Failover(known.id())));
      case Presence.Recovered _ -> {
        // Its agents told us of it; now it is here itself.
      }
    }
    var framework =
        new Framework(
            known.id(),
            in.spec().keeping(known.spec()),
            PSet.from(in.suppressed()),
            new Presence.Subscribed(in.stream()),
            known.registered(),
            turn.now());
    turn.set(turn.frameworks().with(framework));
    turn.publish(new OperatorEvent.FrameworkUpdated(framework));
    listen(turn, framework, in.stream());
    tellAgents(turn, framework);
  }

  private static void listen(Turn turn, Framework framework, UUID stream) {
    turn.tell(framework, new SchedulerEvent.Subscribed(framework.id()));
    heartbeat(turn, new Timer.Heartbeat(framework.id(), stream));
    turn.dirtyAll();
  }

  static void heartbeat(Turn turn, Timer.Heartbeat timer) {
    turn.frameworks()
        .listeningAt(timer.stream())
        .ifPresent(framework -> {
          turn.tell(framework, new SchedulerEvent.Heartbeat());
          turn.act(new Effect.Arm(timer, turn.now().plus(turn.settings().heartbeatEvery())));
        });
  }

  static void tellAgents(Turn turn, Framework framework) {
    for (var agent : turn.agents().registered().values()) {
      if (agent.connected() && isOn(turn, framework.id(), agent)) {
        turn.act(new Effect.Order(agent.pid(), new AgentOrder.UpdateFramework(framework)));
      }
    }
  }

  private static boolean isOn(Turn turn, FrameworkId id, Agent agent) {
    return agent.executors().keys().stream().anyMatch(key -> key.framework().equals(id))
        || turn.tasks()
            .byAgent()
            .get(agent.id())
            .filter(keys -> keys.stream().anyMatch(key -> key.framework().equals(id)))
            .isPresent();
  }

  /// An agent has executors of a framework that this master has not seen yet.
  static void recover(Turn turn, FrameworkId id, FrameworkSpec spec) {
    if (turn.frameworks().get(id).isEmpty() && !turn.frameworks().isCompleted(id)) {
      var framework =
          new Framework(id, spec, PSet.empty(), new Presence.Recovered(), turn.now(), turn.now());
      turn.set(turn.frameworks().with(framework));
      turn.publish(new OperatorEvent.FrameworkAdded(framework));
    }
  }

  // Going.

  static void streamClosed(Turn turn, UUID stream) {
    turn.frameworks()
        .listeningAt(stream)
        .ifPresent(framework -> disconnected(turn, framework, stream));
  }

  private static void disconnected(Turn turn, Framework framework, UUID stream) {
    withdraw(turn, framework.id());
    var away = framework.with(new Presence.Disconnected(turn.now()));
    turn.set(turn.frameworks().with(away));
    turn.publish(new OperatorEvent.FrameworkUpdated(away));
    turn.act(new Effect.Disarm(new Timer.Heartbeat(framework.id(), stream)));
    turn.act(
        new Effect.Arm(
            new Timer.Failover(framework.id()),
            after(turn.now(), framework.spec().failoverTimeout())));
  }

  private static Instant after(Instant now, Duration wait) {
    return now.plus(wait.compareTo(AGES) > 0 ? AGES : wait);
  }

  /// Its offers are free again and its refusals forgotten; it is told nothing.
  private static void withdraw(Turn turn, FrameworkId id) {
    turn.state().offers().of(id).forEach(offer -> Books.removeOffer(turn, offer));
    turn.state().filters().of(id).forEach(key -> Books.dropFilter(turn, key));
  }

  static void failoverOver(Turn turn, FrameworkId id) {
    turn.frameworks()
        .get(id)
        .filter(framework -> framework.presence() instanceof Presence.Disconnected)
        .ifPresent(framework -> remove(turn, framework));
  }

  /// For good: what it runs is shut down, and it may not come back under this id.
  static void remove(Turn turn, Framework framework) {
    var id = framework.id();
    withdraw(turn, id);
    for (var agent : List.copyOf(turn.agents().registered().values())) {
      if (isOn(turn, id, agent)) {
        turn.act(new Effect.Order(agent.pid(), new AgentOrder.ShutdownFramework(id)));
      }
      for (ExecutorKey key : List.copyOf(agent.executors().keys())) {
        if (key.framework().equals(id)) {
          Books.removeExecutor(turn, agent.id(), key);
        }
      }
    }
    for (var task : List.copyOf(turn.tasks().of(id).live().values())) {
      var last = ended(turn, task);
      Books.completeTask(turn, task, last);
    }
    for (var entry : List.copyOf(turn.tasks().of(id).unreachable().all())) {
      turn.set(
          turn.tasks()
              .completingUnreachable(
                  ended(turn, entry.value()), turn.settings().caps().completedTasks()));
    }
    if (framework.presence() instanceof Presence.Subscribed(var stream)) {
      turn.act(new Effect.EndStream(stream));
      turn.act(new Effect.Disarm(new Timer.Heartbeat(id, stream)));
    }
    turn.act(new Effect.Disarm(new Timer.Failover(id)));
    complete(turn, framework);
    turn.publish(new OperatorEvent.FrameworkRemoved(framework));
  }

  private static Task ended(Turn turn, Task task) {
    var status =
        Status.Made.of(
            TaskState.KILLED,
            Reason.FRAMEWORK_REMOVED,
            "Framework %s removed".formatted(task.framework()),
            turn.now());
    return task.with(status, task.state().isTerminal() ? task.state() : TaskState.KILLED);
  }

  private static void complete(Turn turn, Framework framework) {
    var cap = turn.settings().caps().completedFrameworks();
    var oldest = turn.frameworks().completed().all().stream().findFirst();
    var completed =
        new CompletedFramework(framework.with(new Presence.Disconnected(turn.now())), turn.now());
    turn.set(turn.frameworks().completing(completed, cap));
    if (cap == 0) {
      turn.set(turn.tasks().forgetting(framework.id()));
    } else if (oldest.filter(entry -> !turn.frameworks().isCompleted(entry.key())).isPresent()) {
      turn.set(turn.tasks().forgetting(oldest.get().key()));
    }
  }
}
