package io.mesocosm.marathon.core.instances;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.base.collections.PSet;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.InstanceId;
import io.mesocosm.marathon.model.live.Instance;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// All instances, counted by app, and those that wait for an offer.
public final class Instances {
  public static final Instances NONE = new Instances(PMap.empty(), PMap.empty(), PMap.empty());

  private static final UUID FIRST = new UUID(Long.MIN_VALUE, Long.MIN_VALUE);
  private static final UUID LAST = new UUID(Long.MAX_VALUE, Long.MAX_VALUE);

  private final PMap<InstanceId, Instance> all;
  private final PMap<AppPath, Tally> tallies;
  private final PMap<AppPath, PSet<InstanceId>> waiting;

  private Instances(
      PMap<InstanceId, Instance> all,
      PMap<AppPath, Tally> tallies,
      PMap<AppPath, PSet<InstanceId>> waiting) {
    this.all = all;
    this.tallies = tallies;
    this.waiting = waiting;
  }

  public Optional<Instance> get(InstanceId id) {
    return all.get(id);
  }

  /// By app, then by id.
  public Collection<Instance> all() {
    return all.values();
  }

  public Collection<Instance> of(AppPath app) {
    return all.asMap()
        .subMap(new InstanceId(app, FIRST), true, new InstanceId(app, LAST), true)
        .values();
  }

  public Tally tally(AppPath app) {
    return tallies.get(app).orElse(Tally.NONE);
  }

  /// Apps that have instances.
  public Set<AppPath> apps() {
    return tallies.keys();
  }

  /// Apps with instances that want an offer.
  public Set<AppPath> waitingApps() {
    return waiting.keys();
  }

  /// The instances of `app` that want an offer.
  public PSet<InstanceId> waiting(AppPath app) {
    return waiting.get(app).orElse(PSet.empty());
  }

  public Instances with(Instance one) {
    var before = all.get(one.id());
    var tally = before.map(old -> tally(one.app()).minus(Tally.of(old))).orElse(tally(one.app()));
    return new Instances(
        all.with(one.id(), one),
        tallies.with(one.app(), tally.plus(Tally.of(one))),
        isWaiting(one) ? wait(one.id()) : waitNoMore(one.id()));
  }

  public Instances without(InstanceId id) {
    var before = all.get(id);
    if (before.isEmpty()) {
      return this;
    }
    var tally = tally(id.app()).minus(Tally.of(before.get()));
    return new Instances(
        all.without(id),
        tally.all() == 0 ? tallies.without(id.app()) : tallies.with(id.app(), tally),
        waitNoMore(id));
  }

  private static boolean isWaiting(Instance one) {
    return one.isWanted() && one.isWaiting();
  }

  private PMap<AppPath, PSet<InstanceId>> wait(InstanceId id) {
    return waiting.with(id.app(), waiting(id.app()).with(id));
  }

  private PMap<AppPath, PSet<InstanceId>> waitNoMore(InstanceId id) {
    var rest = waiting(id.app()).without(id);
    return rest.isEmpty() ? waiting.without(id.app()) : waiting.with(id.app(), rest);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Instances that && all.equals(that.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  @Override
  public String toString() {
    return all.toString();
  }
}
