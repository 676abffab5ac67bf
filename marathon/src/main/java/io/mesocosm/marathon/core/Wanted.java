package io.mesocosm.marathon.core;

import io.mesocosm.marathon.core.deployments.RollingRestart;
import io.mesocosm.marathon.core.deployments.Victims;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.live.Action;
import io.mesocosm.marathon.model.live.Deployment;
import io.mesocosm.marathon.model.live.DeploymentStep;
import io.mesocosm.marathon.model.live.Instance;
import java.util.List;

/// Brings the instances of one app nearer to what is wanted of it now: compared anew whenever
/// something has changed, so that a restart of Marathon is nothing special.
final class Wanted {
  // Twice as many as one round of offers can launch. The rest is made as these launch: a thousand
  // times as many, which is a digit or two too many, must not hold up everyone else for minutes.
  private static final int MOST_WAITING = 5_000;

  // What comes to so many brings no new wishes: all offers are wanted already.
  private static final int MANY_WAITING = 1_000;

  private Wanted() {}

  static void reconcile(Turn turn, AppPath path) {
    var app = turn.state().tree().app(path);
    if (app.isEmpty()) {
      for (var one : List.copyOf(turn.state().instances().of(path))) {
        Killing.dismiss(turn, one);
      }
      return;
    }
    var deployment = turn.state().deployments().on(path);
    switch (deployment.map(it -> stance(it, path)).orElse(Stance.COUNT)) {
      case COUNT -> count(turn, app.get());
      case ROLL -> roll(turn, app.get());
      case HOLD -> {}
    }
  }

  private enum Stance {
    /// As many as wanted, of whatever version.
    COUNT,
    /// The old ones are replaced.
    ROLL,
    /// Its turn in the deployment has not come.
    HOLD
  }

  private static Stance stance(Deployment deployment, AppPath path) {
    var doing = deployment.doing(path);
    if (doing.isPresent()) {
      return switch (doing.get()) {
        case SCALE -> Stance.COUNT;
        case RESTART -> Stance.ROLL;
        case START, STOP -> Stance.HOLD;
      };
    }
    var comes =
        deployment.steps().stream()
            .skip(deployment.current() + 1L)
            .anyMatch(step -> has(step, path));
    return comes ? Stance.HOLD : Stance.COUNT;
  }

  private static boolean has(DeploymentStep step, AppPath path) {
    return step.actions().stream().map(Action::app).anyMatch(path::equals);
  }

  private static void count(Turn turn, App app) {
    var wanted = turn.state().instances().tally(app.id()).wanted();
    create(turn, app, app.instances() - wanted);
    if (wanted > app.instances()) {
      var candidates =
          turn.state().instances().of(app.id()).stream()
              .filter(one -> one.isWanted() && !one.isInactive())
              .toList();
      new Victims(app)
          .choose(candidates, wanted - app.instances())
          .forEach(one -> Killing.dismiss(turn, one));
    }
  }

  private static void roll(Turn turn, App app) {
    var move = RollingRestart.next(app, turn.state().instances().of(app.id()));
    for (Instance one : move.dismiss()) {
      Killing.dismiss(turn, one);
    }
    create(turn, app, move.create());
  }

  private static void create(Turn turn, App app, int count) {
    var waiting = turn.state().instances().tally(app.id()).waiting();
    for (var i = 0; i < Math.min(count, MOST_WAITING - waiting); i++) {
      var instance = turn.create(app);
      if (waiting < MANY_WAITING) {
        turn.save(instance);
      } else {
        turn.saveQuietly(instance);
      }
    }
  }
}
