package io.mesocosm.master.core;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.master.core.Input.AgentReport;
import io.mesocosm.master.core.messages.AgentOrder;
import io.mesocosm.master.core.messages.OperatorEvent;
import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.AgentRecord;
import io.mesocosm.master.model.AgentRecord.Standing;
import io.mesocosm.master.model.Executor;
import io.mesocosm.master.model.Reason;
import io.mesocosm.master.model.Status;
import io.mesocosm.master.model.Task;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.libprocess.Pid;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How agents come and come back. Mesos 1.11, `Master::registerSlave` and `reregisterSlave`; the
/// reference of the rules is the documentation "Agent Recovery" and "High-Availability".
final class Registration {
  private Registration() {}

  static void registering(Turn turn, Input.AgentRegistering in) {
    if (isTooOld(in.spec().version())) {
      return;
    }
    var known = turn.agents().at(in.pid());
    if (known.isPresent() && known.get().connected()) {
      turn.act(registered(turn, known.get()));
      return;
    }
    known.ifPresent(old -> Departure.replaced(turn, old));
    var id = turn.state().ids().agent();
    turn.set(turn.state().ids().afterAgent());
    var agent = Agent.fresh(id, in.pid(), in.spec(), turn.now());
    admit(turn, agent);
    turn.act(registered(turn, agent));
    welcome(turn, agent);
    turn.publish(new OperatorEvent.AgentAdded(agent));
  }

  private static Effect registered(Turn turn, Agent agent) {
    return new Effect.Order(
        agent.pid(), new AgentOrder.Registered(agent.id(), turn.settings().pingTimeout()));
  }

  static void reregistering(Turn turn, Input.AgentReregistering in) {
    if (isTooOld(in.spec().version())) {
      return;
    }
    if (turn.agents().standing(in.agent()).filter(Standing.GONE::equals).isPresent()) {
      turn.act(new Effect.Order(in.pid(), new AgentOrder.Shutdown("Agent has been marked gone")));
      return;
    }
    turn.agents()
        .at(in.pid())
        .filter(other -> !other.id().equals(in.agent()))
        .ifPresent(other -> Departure.replaced(turn, other));
    turn.agents()
        .get(in.agent())
        .ifPresentOrElse(known -> returned(turn, known, in), () -> readmitted(turn, in));
  }

  /// One that this master knows: it lost its connection, or was started again.
  private static void returned(Turn turn, Agent known, Input.AgentReregistering in) {
    var agent = known.back(in.pid(), in.spec(), turn.now());
    admit(turn, agent);
    if (!known.spec().total().equals(in.spec().total())) {
      turn.state().offers().on(agent.id()).forEach(offer -> Books.rescind(turn, offer));
      turn.state().filters().about(agent.id()).forEach(key -> Books.dropFilter(turn, key));
    }
    var reported =
        in.report().tasks().stream()
            .map(Task::key)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var missing = new ArrayList<AgentOrder.Missing>();
    for (var task : turn.tasks().on(agent.id())) {
      if (!reported.contains(task.key())) {
        missing.add(new AgentOrder.Missing(task.key(), agent.id(), task.told()));
      }
    }
    var kept =
        in.report().executors().stream()
            .map(Executor::key)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (var key : List.copyOf(agent.executors().keys())) {
      if (!kept.contains(key)) {
        Books.removeExecutor(turn, agent.id(), key);
      }
    }
    takeOver(turn, agent.id(), in.report());
    greet(turn, agent.id(), in.pid(), missing, in.report());
  }

  /// One that a former master knew, that was unreachable, or that nobody here has heard of.
  private static void readmitted(Turn turn, Input.AgentReregistering in) {
    var agent = Agent.fresh(in.agent(), in.pid(), in.spec(), turn.now());
    admit(turn, agent);
    takeOver(turn, agent.id(), in.report());
    greet(turn, agent.id(), in.pid(), List.of(), in.report());
    turn.agents()
        .get(agent.id())
        .ifPresent(full -> turn.publish(new OperatorEvent.AgentAdded(full)));
  }

  static void updated(Turn turn, Input.AgentUpdated in) {
    turn.agents()
        .get(in.agent())
        .ifPresent(agent ->
            turn.set(
                turn.agents()
                    .with(agent.withSpec(agent.spec().withResourceVersion(in.resourceVersion())))));
  }

  private static void admit(Turn turn, Agent agent) {
    turn.set(turn.agents().with(agent));
    var record = new AgentRecord(agent.id(), Standing.ADMITTED, turn.now(), agent.spec().info());
    var stored = turn.agents().records().get(agent.id());
    if (stored
        .filter(old -> old.standing() == Standing.ADMITTED && old.info().equals(record.info()))
        .isEmpty()) {
      turn.set(turn.agents().with(record));
      turn.change(new Change.AgentStands(record));
    }
  }

  /// Books what the agent has that we do not know of.
  private static void takeOver(Turn turn, AgentId on, AgentReport report) {
    report.frameworks().forEach((id, spec) -> Subscriptions.recover(turn, id, spec));
    for (var executor : report.executors()) {
      if (turn.frameworks().get(executor.key().framework()).isPresent()) {
        Books.addExecutor(turn, on, executor);
      }
    }
    for (var task : report.tasks()) {
      if (turn.frameworks().get(task.framework()).isPresent()
          && turn.tasks().live(task.key()).isEmpty()) {
        takeOver(turn, task);
      }
    }
  }

  private static void takeOver(Turn turn, Task task) {
    boolean wasLost = turn.tasks().unreachable(task.key()).isPresent();
    turn.set(turn.tasks().finding(task.key()));
    Books.addTask(turn, task);
    turn.publish(new OperatorEvent.TaskAdded(task));
    if (wasLost) {
      var status =
          Status.Made.of(
              task.state(), Reason.AGENT_REREGISTERED, "Agent has re-registered", turn.now());
      Updates.report(turn, task, status);
    }
  }

  private static void greet(
      Turn turn, AgentId id, Pid pid, List<AgentOrder.Missing> missing, AgentReport report) {
    turn.act(
        new Effect.Order(
            pid, new AgentOrder.Reregistered(id, turn.settings().pingTimeout(), missing)));
    turn.agents().get(id).ifPresent(agent -> welcome(turn, agent));
    for (var framework : frameworksOf(report)) {
      turn.frameworks()
          .get(framework)
          .ifPresentOrElse(
              present -> turn.act(new Effect.Order(pid, new AgentOrder.UpdateFramework(present))),
              () -> turn.act(new Effect.Order(pid, new AgentOrder.ShutdownFramework(framework))));
    }
    turn.agents().get(id).ifPresent(agent -> passKills(turn, agent));
  }

  private static Set<FrameworkId> frameworksOf(AgentReport report) {
    var all = new TreeSet<>(report.frameworks().keySet());
    report.tasks().forEach(task -> all.add(task.framework()));
    report.executors().forEach(executor -> all.add(executor.key().framework()));
    return all;
  }

  private static void passKills(Turn turn, Agent agent) {
    for (var order : agent.kills().values()) {
      if (turn.tasks().live(order.task()).isPresent()) {
        turn.act(new Effect.Order(agent.pid(), new AgentOrder.Kill(order)));
      }
    }
    turn.set(turn.agents().with(agent.withKills(PMap.empty())));
  }

  /// From now on it is watched, and what it has can be offered.
  private static void welcome(Turn turn, Agent agent) {
    turn.act(new Effect.Link(agent.pid()));
    turn.act(new Effect.Disarm(new Timer.AgentReturn(agent.id())));
    Departure.ping(turn, agent.withMissedPings(0));
    turn.dirty(agent.id());
  }

  /// Mesos 1.11 ignores agents before 1.0.
  private static boolean isTooOld(String version) {
    return version.isEmpty() || version.startsWith("0.");
  }
}
