package io.mesocosm.master.core;

import io.mesocosm.master.core.allocation.Shares;
import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.Executor;
import io.mesocosm.master.model.ExecutorKey;
import io.mesocosm.master.model.FilterKey;
import io.mesocosm.master.model.Offer;
import io.mesocosm.master.model.Task;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.resources.Resources;

/// Double-entry bookkeeping: whatever takes or gives back resources of an agent is booked here, on
/// the agent and in the shares, and nowhere else.
final class Books {
  private Books() {}

  static void addTask(Turn turn, Task task) {
    turn.set(turn.tasks().with(task));
    if (!task.state().isTerminal()) {
      take(turn, task.agent(), task.framework(), task.resources());
    }
  }

  /// The next version of a live task; one that has ended gives back what it had, before anybody
  /// acknowledges. Mesos 1.11, `Master::updateTask`.
  static void changeTask(Turn turn, Task before, Task after) {
    turn.set(turn.tasks().with(after));
    if (!before.state().isTerminal() && after.state().isTerminal()) {
      give(turn, after.agent(), after.framework(), after.resources());
    }
  }

  /// Ends a live task as `last`, its final version.
  static void completeTask(Turn turn, Task before, Task last) {
    if (!before.state().isTerminal()) {
      give(turn, before.agent(), before.framework(), before.resources());
    }
    turn.set(turn.tasks().completing(last, turn.settings().caps().completedTasks()));
  }

  /// A live task is on an agent that is lost for now.
  static void loseTask(Turn turn, Task before, Task last) {
    if (!before.state().isTerminal()) {
      give(turn, before.agent(), before.framework(), before.resources());
    }
    turn.set(turn.tasks().losing(last, turn.settings().caps().unreachableTasks()));
  }

  static void addExecutor(Turn turn, AgentId on, Executor executor) {
    turn.agents()
        .get(on)
        .filter(agent -> !agent.executors().has(executor.key()))
        .ifPresent(agent -> {
          turn.set(
              turn.agents()
                  .with(agent.withExecutors(agent.executors().with(executor.key(), executor))));
          take(turn, on, executor.key().framework(), executor.resources());
        });
  }

  static void removeExecutor(Turn turn, AgentId on, ExecutorKey key) {
    turn.agents()
        .get(on)
        .ifPresent(agent ->
            agent
                .executors()
                .get(key)
                .ifPresent(executor -> {
                  turn.set(turn.agents().with(agent.withExecutors(agent.executors().without(key))));
                  give(turn, on, key.framework(), executor.resources());
                }));
  }

  static void addOffer(Turn turn, Offer offer) {
    turn.set(turn.state().offers().with(offer));
    turn.agents()
        .get(offer.agent())
        .ifPresent(agent ->
            turn.set(
                turn.agents().with(agent.withOffered(agent.offered().plus(offer.resources())))));
    turn.set(shares(turn).plus(offer.role(), offer.framework(), offer.resources().quantities()));
  }

  /// The offer is over; its resources are free again.
  static void removeOffer(Turn turn, Offer offer) {
    turn.set(turn.state().offers().without(offer));
    turn.agents()
        .get(offer.agent())
        .ifPresent(agent ->
            turn.set(
                turn.agents().with(agent.withOffered(agent.offered().minus(offer.resources())))));
    turn.set(shares(turn).minus(offer.role(), offer.framework(), offer.resources().quantities()));
    if (!turn.settings().offerTimeout().isZero()) {
      turn.act(new Effect.Disarm(new Timer.OfferEnd(offer.id())));
    }
    turn.dirty(offer.agent());
  }

  /// Takes the offer back from the framework that has it.
  static void rescind(Turn turn, Offer offer) {
    removeOffer(turn, offer);
    turn.frameworks()
        .get(offer.framework())
        .ifPresent(framework -> turn.tell(framework, new SchedulerEvent.Rescind(offer.id())));
  }

  static void dropFilter(Turn turn, FilterKey key) {
    turn.set(turn.state().filters().without(key));
    turn.act(new Effect.Disarm(new Timer.FilterEnd(key)));
    turn.dirty(key.agent());
  }

  private static void take(Turn turn, AgentId on, FrameworkId framework, Resources resources) {
    turn.agents()
        .get(on)
        .ifPresent(
            agent -> turn.set(turn.agents().with(agent.withUsed(agent.used().plus(resources)))));
    book(turn, resources, framework, true);
  }

  private static void give(Turn turn, AgentId on, FrameworkId framework, Resources resources) {
    turn.agents()
        .get(on)
        .ifPresent((Agent agent) -> {
          turn.set(turn.agents().with(agent.withUsed(agent.used().minus(resources))));
          turn.dirty(on);
        });
    book(turn, resources, framework, false);
  }

  private static void book(Turn turn, Resources resources, FrameworkId framework, boolean taken) {
    for (var entry : resources.allocations().entrySet()) {
      var role = entry.getKey();
      var amount = entry.getValue().quantities();
      turn.set(
          taken
              ? shares(turn).plus(role, framework, amount)
              : shares(turn).minus(role, framework, amount));
    }
  }

  private static Shares shares(Turn turn) {
    return turn.state().shares();
  }
}
