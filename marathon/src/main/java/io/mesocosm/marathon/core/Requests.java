package io.mesocosm.marathon.core;

import io.mesocosm.marathon.core.Deploying.Wish;
import io.mesocosm.marathon.core.definitions.Rollback;
import io.mesocosm.marathon.core.messages.Origin;
import io.mesocosm.marathon.core.messages.Reply;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.Edit;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.RootChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// What people ask, one method for each request; each gives its answer.
final class Requests {
  private Requests() {}

  static Reply change(Turn turn, Input.Change input) {
    return Deploying.begin(
        turn,
        new Wish(
            input.id(),
            input.change(),
            Set.of(),
            input.force(),
            group(input.change()),
            input.origin()));
  }

  /// The group that the event stream names: the one that holds a single app, else the root.
  private static AppPath group(RootChange change) {
    return change.apps().size() == 1 ? change.apps().getFirst().id().parent() : AppPath.ROOT;
  }

  static Reply restart(Turn turn, Input.Restart input) {
    var app = turn.state().tree().app(input.app());
    if (app.isEmpty()) {
      return Reply.unknown("app " + input.app());
    }
    var change = new RootChange(List.of(new Edit.Changed<>(app.get(), app.get())), List.of());
    var wish =
        new Wish(
            input.id(),
            change,
            Set.of(input.app()),
            input.force(),
            input.app().parent(),
            input.origin());
    return Deploying.begin(turn, wish);
  }

  static Reply kill(Turn turn, Input.Kill input) {
    var victims =
        input.instances().stream()
            .distinct()
            .flatMap(id -> turn.state().instances().get(id).stream())
            .filter(Instance::isWanted)
            .toList();
    return switch (input.mode()) {
      case RELAUNCH -> {
        victims.forEach(one -> Killing.doom(turn, one));
        yield new Reply.Killed(victims);
      }
      case WIPE -> {
        victims.forEach(one -> Killing.dismiss(turn, one));
        yield new Reply.Killed(victims);
      }
      case SCALE -> scaleDown(turn, input, victims);
    };
  }

  /// Each app has so many instances less, and those that go are the ones that were named.
  private static Reply scaleDown(Turn turn, Input.Kill input, List<Instance> victims) {
    var byApp = new TreeMap<AppPath, Integer>();
    victims.forEach(one -> byApp.merge(one.app(), 1, Integer::sum));
    var changes = new ArrayList<Edit<App>>();
    byApp.forEach((path, count) ->
        turn.state()
            .tree()
            .app(path)
            .ifPresent(app -> changes.add(new Edit.Changed<>(app, less(app, count)))));
    var wish =
        new Wish(
            input.id(),
            new RootChange(changes, List.of()),
            Set.of(),
            input.force(),
            AppPath.ROOT,
            Origin.NOBODY);
    var reply = Deploying.begin(turn, wish);
    if (reply instanceof Reply.Deployed) {
      victims.forEach(one -> Killing.dismiss(turn, one));
    }
    return reply;
  }

  private static App less(App app, int count) {
    return app.withInstances(Math.max(0, app.instances() - count));
  }

  static Reply cancel(Turn turn, Input.CancelDeployment input) {
    var running = turn.state().deployments().get(input.running());
    if (running.isEmpty()) {
      return Reply.unknown("deployment " + input.running());
    }
    if (input.force()) {
      Deploying.cancel(turn, running.get(), "stopped by request");
      return new Reply.Stopped();
    }
    var back = Rollback.of(turn.state().tree(), running.get().change());
    var reply =
        Deploying.begin(
            turn, new Wish(input.rollback(), back, Set.of(), true, AppPath.ROOT, Origin.NOBODY));
    // A restart has nothing to undo that would be in its way.
    if (reply instanceof Reply.Deployed
        && turn.state().deployments().get(input.running()).isPresent()) {
      Deploying.cancel(turn, running.get(), "cancelled by deployment " + input.rollback());
    }
    return reply;
  }
}
