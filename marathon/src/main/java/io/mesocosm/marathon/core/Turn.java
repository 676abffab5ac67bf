package io.mesocosm.marathon.core;

import io.mesocosm.base.loops.Step;
import io.mesocosm.framework.model.Call;
import io.mesocosm.marathon.core.messages.MarathonEvent;
import io.mesocosm.marathon.core.messages.Reply;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.InstanceId;
import io.mesocosm.marathon.model.live.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// One input being worked through: the state so far, and what has come of it.
///
/// Lives within one call of the core and never leaves it. The cores that share the work change the
/// state only through here, so that nothing durable is forgotten and every app whose instances
/// moved is looked at again.
final class Turn {
  private final MarathonRules rules;
  private final Instant now;
  private final List<Change> changes = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final SortedSet<AppPath> touched = new TreeSet<>();
  private final SortedSet<AppPath> emptied = new TreeSet<>();
  private MarathonState state;
  private boolean hungrier;
  private boolean redefined;

  Turn(MarathonRules rules, MarathonState state, Instant now) {
    this.rules = rules;
    this.state = state;
    this.now = now;
  }

  MarathonState state() {
    return state;
  }

  MarathonRules rules() {
    return rules;
  }

  Instant now() {
    return now;
  }

  /// Makes a durable change.
  void save(Change change) {
    state = Replay.apply(state, change);
    changes.add(change);
  }

  /// Changes what is not durable.
  void become(MarathonState other) {
    state = other;
  }

  void save(Instance instance) {
    if (instance.isWaiting() && instance.isWanted()) {
      hungrier |= state.instances().get(instance.id()).filter(Instance::isWaiting).isEmpty();
    }
    save(new Change.InstanceSaved(instance));
    touch(instance.app());
  }

  /// One more of an app of which so many wait that offers are looked for anyway.
  void saveQuietly(Instance instance) {
    save(new Change.InstanceSaved(instance));
    touch(instance.app());
  }

  void forget(Instance instance) {
    save(new Change.InstanceGone(instance.id()));
    if (state.instances().tally(instance.app()).all() == 0) {
      emptied.add(instance.app());
    }
    touch(instance.app());
  }

  /// Whether the last instance of `app` went in this turn.
  boolean emptied(AppPath app) {
    return emptied.remove(app);
  }

  /// The instances of `app` are to be compared with what is wanted.
  void touch(AppPath app) {
    touched.add(app);
  }

  /// The next touched app; the caller knows that there is one.
  AppPath nextTouched() {
    var first = touched.first();
    touched.remove(first);
    return first;
  }

  boolean hasTouched() {
    return !touched.isEmpty();
  }

  /// Offers that were declined may be of use now.
  void crave() {
    hungrier = true;
  }

  boolean isHungrier() {
    return hungrier;
  }

  /// The definitions are other ones, or the master does not know them yet.
  void redefine() {
    redefined = true;
  }

  boolean isRedefined() {
    return redefined;
  }

  /// To the master, if there is one; what must not be lost is asked again once there is.
  void tell(Call call) {
    if (state.bond().isConnected()) {
      effects.add(new Effect.Tell(call));
    }
  }

  void then(Effect effect) {
    effects.add(effect);
  }

  void arm(Alarm alarm, Instant at) {
    effects.add(new Effect.Arm(alarm, at));
  }

  void answer(long ticket, Reply reply) {
    effects.add(new Effect.Answer(ticket, reply));
  }

  void publish(MarathonEvent event) {
    effects.add(new Effect.Publish(event));
  }

  /// A new instance of the present definition, waiting.
  Instance create(App app) {
    var uuids = state.uuids().next(now);
    become(state.with(uuids));
    return Instance.scheduled(new InstanceId(app.id(), uuids.uuid()), app.version(), now);
  }

  Step<MarathonState, Change, Effect> step() {
    return new Step<>(state, changes, effects);
  }
}
