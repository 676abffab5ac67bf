package io.mesocosm.marathon.core.deployments;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.DeploymentId;
import io.mesocosm.marathon.model.live.Deployment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Deployments under way. An app belongs to at most one of them.
public final class Deployments {
  public static final Deployments NONE = new Deployments(PMap.empty(), PMap.empty());

  private final PMap<DeploymentId, Deployment> all;
  private final PMap<AppPath, DeploymentId> locks;

  private Deployments(PMap<DeploymentId, Deployment> all, PMap<AppPath, DeploymentId> locks) {
    this.all = all;
    this.locks = locks;
  }

  /// In order of their ids, which says nothing about time.
  public Collection<Deployment> all() {
    return all.values();
  }

  public int size() {
    return all.size();
  }

  public Optional<Deployment> get(DeploymentId id) {
    return all.get(id);
  }

  /// The one that changes `app`.
  public Optional<Deployment> on(AppPath app) {
    return locks.get(app).flatMap(all::get);
  }

  /// The same as a list of ids, empty or of one.
  public List<DeploymentId> touching(AppPath app) {
    return locks.get(app).stream().toList();
  }

  public Deployments with(Deployment deployment) {
    var locked = locks;
    for (var app : deployment.apps()) {
      locked = locked.with(app, deployment.id());
    }
    return new Deployments(all.with(deployment.id(), deployment), locked);
  }

  public Deployments without(DeploymentId id) {
    var free = locks;
    for (var app : all.get(id).map(Deployment::apps).stream().toList()) {
      for (var path : app) {
        free = free.without(path);
      }
    }
    return new Deployments(all.without(id), free);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Deployments that && all.equals(that.all);
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
