package io.mesocosm.master.core;

import io.mesocosm.base.loops.Step;
import io.mesocosm.master.core.allocation.Allocation;
import io.mesocosm.master.core.allocation.Filters;
import io.mesocosm.master.core.allocation.Shares;
import io.mesocosm.master.core.messages.OperatorEvent;
import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.master.core.tables.Agents;
import io.mesocosm.master.core.tables.Frameworks;
import io.mesocosm.master.core.tables.Ids;
import io.mesocosm.master.core.tables.Offers;
import io.mesocosm.master.core.tables.Tasks;
import io.mesocosm.master.model.Framework;
import io.mesocosm.master.model.Framework.Presence;
import io.mesocosm.protocol.cluster.AgentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One step in the making: the rules of all topics write into it, in order. Confined to one call of
/// the core, so that what leaves it is still a value.
final class Turn {
  private final Instant now;
  private final Settings settings;
  private final List<Change> changes = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private State state;

  Turn(State state, Instant now, Settings settings) {
    this.state = state;
    this.now = now;
    this.settings = settings;
  }

  Instant now() {
    return now;
  }

  Settings settings() {
    return settings;
  }

  State state() {
    return state;
  }

  Agents agents() {
    return state.agents();
  }

  Frameworks frameworks() {
    return state.frameworks();
  }

  Tasks tasks() {
    return state.tasks();
  }

  void set(Ids ids) {
    state = state.with(ids);
  }

  void set(Agents agents) {
    state = state.with(agents);
  }

  void set(Frameworks frameworks) {
    state = state.with(frameworks);
  }

  void set(Tasks tasks) {
    state = state.with(tasks);
  }

  void set(Offers offers) {
    state = state.with(offers);
  }

  void set(Filters filters) {
    state = state.with(filters);
  }

  void set(Shares shares) {
    state = state.with(shares);
  }

  void set(Allocation allocation) {
    state = state.with(allocation);
  }

  void change(Change change) {
    changes.add(change);
  }

  void act(Effect effect) {
    effects.add(effect);
  }

  void publish(OperatorEvent event) {
    effects.add(new Effect.Publish(event));
  }

  /// Tells a framework that listens; one that does not misses it, and asks later.
  void tell(Framework framework, SchedulerEvent event) {
    if (framework.presence() instanceof Presence.Subscribed(var stream)) {
      effects.add(new Effect.Tell(framework.id(), stream, event));
    }
  }

  /// The agent may have something to offer.
  void dirty(AgentId agent) {
    state = state.with(state.allocation().with(agent));
  }

  void dirtyAll() {
    var allocation = state.allocation();
    for (var agent : state.agents().registered().keys()) {
      allocation = allocation.with(agent);
    }
    state = state.with(allocation);
  }

  Step<State, Change, Effect> done() {
    var allocation = state.allocation();
    if (!allocation.dirty().isEmpty() && !allocation.armed()) {
      state = state.with(allocation.ordered());
      act(new Effect.Arm(new Timer.Allocation(), now.plus(settings.allocationDelay())));
    }
    return new Step<>(state, changes, effects);
  }
}
