package io.mesocosm.master.core;

import io.mesocosm.master.core.allocation.RoleOrder;
import io.mesocosm.master.core.allocation.Verdict;
import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.ExecutorKey;
import io.mesocosm.master.model.Framework;
import io.mesocosm.master.model.Offer;
import io.mesocosm.protocol.cluster.Capability;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.resources.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One run of the allocator: each agent that has something goes, as a whole, to whose turn it is.
///
/// The shares are measured anew for each agent, so that a run over many agents spreads them fairly.
/// Unlike the original, which lets a second pass between runs, each change orders a run at once.
/// Mesos 1.11 documentation, "Allocation".
final class Allocator {
  // Agents in one run: about ten milliseconds, so that the loop hears of other things in between.
  private static final int MOST = 500;

  private final Turn turn;
  private final Map<FrameworkId, List<Offer>> made = new TreeMap<>();

  private Allocator(Turn turn) {
    this.turn = turn;
  }

  static void run(Turn turn) {
    var agents = turn.state().allocation().next(MOST);
    turn.set(turn.state().allocation().after(agents));
    var allocator = new Allocator(turn);
    agents.forEach(id -> turn.agents().get(id).ifPresent(allocator::allocate));
    allocator.tell();
  }

  private void allocate(Agent agent) {
    if (!agent.isActive()) {
      return;
    }
    var free = agent.available();
    if (free.isEmpty()) {
      return;
    }
    var order =
        new RoleOrder(turn.state().shares(), turn.agents().total(), turn.settings().weights());
    for (var role : order.roles(turn.frameworks().byRole().keys())) {
      for (var id : order.frameworks(role, asking(role))) {
        free = offer(agent, role, id, free);
        if (free.isEmpty()) {
          return;
        }
      }
    }
  }

  private List<FrameworkId> asking(String role) {
    return turn.frameworks().byRole().get(role).stream()
        .flatMap(ids -> ids.stream())
        .filter(id -> turn.frameworks().get(id).filter(one -> one.wants(role)).isPresent())
        .toList();
  }

  /// What is left after the framework got what it may have.
  private Resources offer(Agent agent, String role, FrameworkId id, Resources free) {
    var framework = turn.frameworks().get(id);
    var verdict =
        framework.map(known ->
            turn.settings()
                .eligibility()
                .verdict(known, role, agent, free, turn.state().filters(), turn.now()));
    if (verdict.isPresent() && verdict.get() instanceof Verdict.Fits(var resources)) {
      make(agent, role, id, resources.allocate(role));
      return free.minus(resources);
    }
    return free;
  }

  private void make(Agent agent, String role, FrameworkId framework, Resources resources) {
    var offer =
        new Offer(
            turn.state().ids().offer(),
            framework,
            agent.id(),
            role,
            resources,
            turn.now(),
            agent.pid(),
            agent.spec(),
            executors(agent, framework));
    turn.set(turn.state().ids().afterOffer());
    Books.addOffer(turn, offer);
    made.computeIfAbsent(framework, _ -> new ArrayList<>()).add(offer);
    if (!turn.settings().offerTimeout().isZero()) {
      turn.act(
          new Effect.Arm(
              new Timer.OfferEnd(offer.id()), turn.now().plus(turn.settings().offerTimeout())));
    }
  }

  private static List<ExecutorId> executors(Agent agent, FrameworkId framework) {
    return agent.executors().keys().stream()
        .filter(key -> key.framework().equals(framework))
        .map(ExecutorKey::executor)
        .toList();
  }

  /// All offers of a run go to a framework in one event.
  private void tell() {
    made.forEach(
        (id, offers) -> turn.frameworks().get(id).ifPresent(framework -> tell(framework, offers)));
  }

  private void tell(Framework framework, List<Offer> offers) {
    turn.tell(
        framework,
        new SchedulerEvent.Offers(
            offers,
            framework.can(Capability.MULTI_ROLE),
            framework.can(Capability.RESERVATION_REFINEMENT)));
  }
}
