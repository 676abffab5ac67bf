package io.mesocosm.marathon.core;

import io.mesocosm.marathon.core.deployments.DeploymentPlan;
import io.mesocosm.marathon.core.messages.MarathonEvent;
import io.mesocosm.marathon.core.messages.Origin;
import io.mesocosm.marathon.core.messages.Reply;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.DeploymentId;
import io.mesocosm.marathon.model.live.Action;
import io.mesocosm.marathon.model.live.Deployment;
import io.mesocosm.marathon.model.live.RootChange;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Begins, advances and cancels deployments (Marathon 1.11, deployments: an app is in one at a
/// time; who forces his way cancels those that are in it).
final class Deploying {
  private Deploying() {}

  /// What a person wants.
  ///
  /// @param group that the event stream names
  /// @param origin whom it names
  record Wish(
      DeploymentId id,
      RootChange change,
      Set<AppPath> restarts,
      boolean force,
      AppPath group,
      Origin origin) {}

  /// Stores the change and begins its deployment, or says why not.
  static Reply begin(Turn turn, Wish wish) {
    var draft = Definitions.draft(turn, wish.change(), wish.restarts());
    return switch (draft) {
      case Definitions.Draft.Not(var reply) -> reply;
      case Definitions.Draft.Ready ready -> begin(turn, wish, ready);
    };
  }

  private static Reply begin(Turn turn, Wish wish, Definitions.Draft.Ready draft) {
    var inTheWay = inTheWay(turn, draft.change());
    if (!inTheWay.isEmpty() && !wish.force()) {
      turn.publish(
          new MarathonEvent.GroupRefused(
              turn.now(), wish.group(), draft.version(), "locked by a running deployment"));
      return new Reply.Locked(inTheWay.stream().map(Deployment::id).toList());
    }
    var running = turn.state().deployments().size() - inTheWay.size();
    if (running >= turn.rules().maxDeployments()) {
      return new Reply.TooMany(turn.rules().maxDeployments());
    }
    inTheWay.forEach(one -> cancel(turn, one, "cancelled by deployment " + wish.id()));
    Definitions.store(turn, draft);
    tell(turn, wish, draft);
    start(turn, wish.id(), draft);
    return new Reply.Deployed(wish.id(), draft.version(), draft.change());
  }

  private static void tell(Turn turn, Wish wish, Definitions.Draft.Ready draft) {
    if (!wish.origin().equals(Origin.NOBODY)) {
      for (var one : draft.change().apps()) {
        one.afterIt()
            .or(one::beforeIt)
            .ifPresent(
                app -> turn.publish(new MarathonEvent.AppPosted(turn.now(), wish.origin(), app)));
      }
    }
    turn.publish(new MarathonEvent.GroupChanged(turn.now(), wish.group(), draft.version()));
  }

  /// Who says again what is so already is in nobody's way, and nobody in his: he must not end what
  /// brings it about, not by force either.
  private static List<Deployment> inTheWay(Turn turn, RootChange change) {
    var found = new TreeMap<DeploymentId, Deployment>();
    for (var one : change.apps()) {
      if (!one.beforeIt().equals(one.afterIt())) {
        turn.state().deployments().on(one.id()).ifPresent(it -> found.put(it.id(), it));
      }
    }
    return List.copyOf(found.values());
  }

  private static void start(Turn turn, DeploymentId id, Definitions.Draft.Ready draft) {
    var steps = DeploymentPlan.of(draft.after(), draft.change());
    var deployment = new Deployment(id, draft.version(), draft.change(), steps, 0);
    if (steps.isEmpty()) {
      turn.publish(new MarathonEvent.DeploymentDone(turn.now(), deployment));
      return;
    }
    for (var app : deployment.apps()) {
      turn.state().backoffs().get(app).ifPresent(_ -> turn.save(new Change.BackoffGone(app)));
    }
    turn.save(new Change.DeploymentSaved(deployment));
    turn.publish(new MarathonEvent.DeploymentStepBegun(turn.now(), deployment));
  }

  /// What it did stays, what it did not is left; the definitions are the new ones.
  static void cancel(Turn turn, Deployment deployment, String why) {
    turn.save(new Change.DeploymentGone(deployment.id()));
    turn.publish(new MarathonEvent.DeploymentFailed(turn.now(), deployment, why));
    deployment.apps().forEach(turn::touch);
  }

  /// Goes to the next step for as long as the present one is done.
  static void advance(Turn turn, Deployment deployment) {
    if (!deployment.step().actions().stream().allMatch(action -> isDone(turn.state(), action))) {
      return;
    }
    turn.publish(new MarathonEvent.DeploymentStepDone(turn.now(), deployment));
    deployment.apps().forEach(turn::touch);
    var next = deployment.next();
    if (next.isPresent()) {
      turn.save(new Change.DeploymentSaved(next.get()));
      turn.publish(new MarathonEvent.DeploymentStepBegun(turn.now(), next.get()));
    } else {
      turn.save(new Change.DeploymentGone(deployment.id()));
      turn.publish(new MarathonEvent.DeploymentDone(turn.now(), deployment));
    }
  }

  private static boolean isDone(MarathonState state, Action action) {
    return switch (action.kind()) {
      case START -> true;
      case STOP -> state.instances().tally(action.app()).all() == 0;
      case SCALE -> isServed(state, action.app());
      case RESTART -> isServed(state, action.app()) && isCurrent(state, action.app());
    };
  }

  /// As many as wanted do their work, and nothing is left to be killed.
  private static boolean isServed(MarathonState state, AppPath path) {
    var tally = state.instances().tally(path);
    var target = state.tree().app(path).map(App::instances).orElse(0);
    return tally.dying() == 0 && tally.wanted() == target && tally.serving() == target;
  }

  private static boolean isCurrent(MarathonState state, AppPath path) {
    return state
        .tree()
        .app(path)
        .filter(app ->
            state.instances().of(path).stream()
                .allMatch(one -> one.isInactive() || one.isCurrent(app)))
        .isPresent();
  }
}
