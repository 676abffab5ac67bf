package io.mesocosm.master.core;

import io.mesocosm.master.core.allocation.Shares;
import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.Executor;
import io.mesocosm.master.model.Offer;
import io.mesocosm.master.model.Task;
import io.mesocosm.protocol.resources.Quantities;
import io.mesocosm.protocol.resources.Resources;
import java.util.ArrayList;
import java.util.List;

/// What holds after every step, whatever happened; for tests and the simulator.
public final class Invariants {
  private Invariants() {}

  /// What is broken, in words; nothing when all is well.
  public static List<String> violations(State state) {
    var broken = new ArrayList<String>();
    var shares = Shares.EMPTY;
    for (var agent : state.agents().registered().values()) {
      books(state, agent, broken);
    }
    for (var task : live(state)) {
      if (state.frameworks().get(task.framework()).isEmpty()) {
        broken.add("task %s is live, its framework is not".formatted(task.key()));
      }
      if (state.agents().get(task.agent()).isEmpty()) {
        broken.add("task %s is live, its agent is not".formatted(task.key()));
      }
      if (!task.state().isTerminal()) {
        shares = plus(shares, task.resources(), task);
      }
    }
    for (var offer : state.offers().open().values()) {
      if (state.frameworks().get(offer.framework()).filter(one -> one.isConnected()).isEmpty()) {
        broken.add("offer %s has nobody to take it".formatted(offer.id()));
      }
      if (state.agents().get(offer.agent()).filter(Agent::isActive).isEmpty()) {
        broken.add("offer %s has no active agent".formatted(offer.id()));
      }
      shares = shares.plus(offer.role(), offer.framework(), offer.resources().quantities());
    }
    for (var agent : state.agents().registered().values()) {
      for (var executor : agent.executors().values()) {
        for (var entry : executor.resources().allocations().entrySet()) {
          shares =
              shares.plus(
                  entry.getKey(), executor.key().framework(), entry.getValue().quantities());
        }
      }
    }
    if (!shares.equals(state.shares())) {
      broken.add("shares are %s, should be %s".formatted(state.shares(), shares));
    }
    var total =
        state.agents().registered().values().stream()
            .map(agent -> agent.spec().total().quantities())
            .reduce(Quantities.NONE, Quantities::plus);
    if (!total.equals(state.agents().total())) {
      broken.add("total is %s, should be %s".formatted(state.agents().total(), total));
    }
    return broken;
  }

  private static Shares plus(Shares shares, Resources resources, Task task) {
    var sum = shares;
    for (var entry : resources.allocations().entrySet()) {
      sum = sum.plus(entry.getKey(), task.framework(), entry.getValue().quantities());
    }
    return sum;
  }

  private static List<Task> live(State state) {
    return state.tasks().byFramework().values().stream()
        .flatMap(own -> own.live().values().stream())
        .toList();
  }

  private static void books(State state, Agent agent, List<String> broken) {
    var used =
        agent.executors().values().stream()
            .map(Executor::resources)
            .reduce(Resources.NONE, Resources::plus);
    for (var task : state.tasks().on(agent.id())) {
      used = task.state().isTerminal() ? used : used.plus(task.resources());
    }
    var offered =
        state.offers().on(agent.id()).stream()
            .map(Offer::resources)
            .reduce(Resources.NONE, Resources::plus);
    if (!used.equals(agent.used())) {
      broken.add("%s uses %s, booked is %s".formatted(agent.id(), used, agent.used()));
    }
    if (!offered.equals(agent.offered())) {
      broken.add("%s offers %s, booked is %s".formatted(agent.id(), offered, agent.offered()));
    }
    var taken = used.unallocate().plus(offered.unallocate());
    if (!agent.spec().total().contains(taken)) {
      broken.add(
          "%s has %s, but %s are used or offered"
              .formatted(agent.id(), agent.spec().total(), taken));
    }
  }
}
