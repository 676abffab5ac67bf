package io.mesocosm.marathon.core;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.framework.core.matching.AgentsSeen;
import io.mesocosm.marathon.core.definitions.Catalog;
import io.mesocosm.marathon.core.definitions.RootHistory;
import io.mesocosm.marathon.core.definitions.Versions;
import io.mesocosm.marathon.core.deployments.Deployments;
import io.mesocosm.marathon.core.instances.InstanceUuids;
import io.mesocosm.marathon.core.instances.Instances;
import io.mesocosm.marathon.core.instances.Setbacks;
import io.mesocosm.marathon.core.placement.OfferSummary;
import io.mesocosm.marathon.core.placement.QueueItem;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.AppTree;
import io.mesocosm.marathon.model.live.Backoff;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.TaskFailure;
import io.mesocosm.protocol.cluster.FrameworkId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All that Marathon knows. `offers`, `agents`, `uuids` and, but for our id, `bond` are not
/// durable.
///
/// @param offers what became of offers, for apps that wait
/// @param agents the most that each has offered
public record MarathonState(
    Catalog catalog,
    Instances instances,
    Deployments deployments,
    Setbacks setbacks,
    PMap<AppPath, OfferSummary> offers,
    AgentsSeen agents,
    Bond bond,
    InstanceUuids uuids) {

  /// Nothing stored yet.
  ///
  /// @param node random bits of this reign
  public static MarathonState empty(long node) {
    return new MarathonState(
        Catalog.EMPTY,
        Instances.NONE,
        Deployments.NONE,
        Setbacks.NONE,
        PMap.empty(),
        AgentsSeen.NOBODY,
        Bond.none(FrameworkId.NONE),
        new InstanceUuids(node, 0));
  }

  /// Apps and groups as wanted.
  public AppTree tree() {
    return catalog.tree();
  }

  public Versions versions() {
    return catalog.versions();
  }

  public RootHistory roots() {
    return catalog.roots();
  }

  public PMap<AppPath, Backoff> backoffs() {
    return setbacks.backoffs();
  }

  public PMap<AppPath, TaskFailure> failures() {
    return setbacks.failures();
  }

  /// The definition that `instance` runs; the present one when its own is not kept any more.
  public Optional<App> definition(Instance instance) {
    return versions().get(instance.app(), instance.version()).or(() -> tree().app(instance.app()));
  }

  /// The back-off that holds for the present configuration of `app`, over or not.
  public Optional<Backoff> backoff(App app) {
    return backoffs()
        .get(app.id())
        .filter(known -> known.config().equals(app.lastConfigChangeAt()));
  }

  /// Whether `app` has to wait because of failures.
  public boolean isDelayed(App app, Instant now) {
    return backoff(app).filter(known -> !known.isOver(now)).isPresent();
  }

  /// Apps with waiting instances, in path order.
  public List<QueueItem> queue(Instant now) {
    return instances.waitingApps().stream()
        .flatMap(id -> tree().app(id).stream())
        .map(app -> queued(app, now))
        .toList();
  }

  private QueueItem queued(App app, Instant now) {
    var waiting = instances.waiting(app.id());
    var since =
        waiting.stream()
            .flatMap(id -> instances.get(id).stream())
            .map(one -> one.phase().since())
            .min(Instant::compareTo)
            .orElse(now);
    var left =
        backoff(app)
            .filter(known -> !known.isOver(now))
            .map(known -> Duration.between(now, known.until()))
            .orElse(Duration.ZERO);
    // Of a large number not all are made yet.
    var unmade = Math.max(0, app.instances() - instances.tally(app.id()).wanted());
    return new QueueItem(
        app, waiting.size() + unmade, since, left, offers.get(app.id()).orElse(OfferSummary.NONE));
  }

  public MarathonState with(Catalog other) {
    return new MarathonState(other, instances, deployments, setbacks, offers, agents, bond, uuids);
  }

  public MarathonState with(Instances other) {
    return new MarathonState(catalog, other, deployments, setbacks, offers, agents, bond, uuids);
  }

  public MarathonState with(Deployments other) {
    return new MarathonState(catalog, instances, other, setbacks, offers, agents, bond, uuids);
  }

  public MarathonState with(Setbacks other) {
    return new MarathonState(catalog, instances, deployments, other, offers, agents, bond, uuids);
  }

  public MarathonState withOffers(PMap<AppPath, OfferSummary> other) {
    return new MarathonState(catalog, instances, deployments, setbacks, other, agents, bond, uuids);
  }

  public MarathonState with(AgentsSeen other) {
    return new MarathonState(catalog, instances, deployments, setbacks, offers, other, bond, uuids);
  }

  public MarathonState with(Bond other) {
    return new MarathonState(
        catalog, instances, deployments, setbacks, offers, agents, other, uuids);
  }

  public MarathonState with(InstanceUuids other) {
    return new MarathonState(
        catalog, instances, deployments, setbacks, offers, agents, bond, other);
  }
}
