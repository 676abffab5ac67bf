package io.mesocosm.marathon.core.instances;

import io.mesocosm.marathon.model.live.Health;
import io.mesocosm.marathon.model.live.Instance;

/// How many instances of an app there are, by what can be said of one alone.
///
/// @param all of them
/// @param dying not wanted any more, and not gone yet
/// @param wanted with the goal to run, and not replaced by another
/// @param waiting wanted, without a task
/// @param staged with a task that is not running yet
/// @param serving wanted, running, healthy and ready
/// @param healthy running and alive by all checks; none without checks
/// @param unhealthy running and dead by a check
public record Tally(
    int all,
    int dying,
    int wanted,
    int waiting,
    int staged,
    int running,
    int serving,
    int healthy,
    int unhealthy) {
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0);

  static Tally of(Instance one) {
    var wanted = one.isWanted() && !one.isInactive();
    return new Tally(
        1,
        one.isWanted() ? 0 : 1,
        wanted ? 1 : 0,
        wanted && one.isWaiting() ? 1 : 0,
        one.condition().isStarting() ? 1 : 0,
        one.isRunning() ? 1 : 0,
        wanted && one.isServing() ? 1 : 0,
        one.vitality() == Health.Vitality.ALIVE ? 1 : 0,
        one.vitality() == Health.Vitality.DEAD ? 1 : 0);
  }

  Tally plus(Tally other) {
    return add(other, 1);
  }

  Tally minus(Tally other) {
    return add(other, -1);
  }

  private Tally add(Tally other, int sign) {
    return new Tally(
        all + sign * other.all,
        dying + sign * other.dying,
        wanted + sign * other.wanted,
        waiting + sign * other.waiting,
        staged + sign * other.staged,
        running + sign * other.running,
        serving + sign * other.serving,
        healthy + sign * other.healthy,
        unhealthy + sign * other.unhealthy);
  }
}
