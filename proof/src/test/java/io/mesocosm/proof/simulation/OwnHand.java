package io.mesocosm.proof.simulation;

import io.mesocosm.base.Outcome;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.core.RollingRestart;
import io.mesocosm.marathon.model.TaskId;
import io.mesocosm.marathon.model.live.Instance;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Looks at each kill that a Marathon orders: a task that serves its app may only be killed when
/// enough others serve it. What faults have done before is not held against it.
final class OwnHand {
  private final Set<String> killed = new HashSet<>();
  private Optional<String> wrong = Optional.empty();

  /// @param state after the decision
  void kills(String name, MarathonState state) {
    // A kill is asked for again until it is answered; the first time it was decided.
    if (killed.add(name) && TaskId.parse(name) instanceof Outcome.Ok<TaskId>(var task)) {
      state
          .instances()
          .get(task.instance())
          .filter(instance -> instance.taskId().equals(task) && isLoss(instance))
          .ifPresent(instance -> judge(instance, state));
    }
  }

  /// Whether it served until it was doomed.
  private static boolean isLoss(Instance instance) {
    return instance.isRunning()
        && instance.vitality() != io.mesocosm.marathon.model.live.Health.Vitality.DEAD;
  }

  private void judge(Instance instance, MarathonState state) {
    var app = state.tree().app(instance.app());
    if (app.isEmpty()) {
      return;
    }
    var serving = state.instances().tally(instance.app()).serving();
    var least = RollingRestart.minHealthy(app.get());
    if (serving < least) {
      wrong =
          Optional.of(
              "%s was killed and %d serve %s, which wants %d: %s"
                  .formatted(
                      instance.taskId(),
                      serving,
                      instance.app(),
                      least,
                      state.instances().of(instance.app())));
    }
  }

  Optional<String> wrong() {
    return wrong;
  }
}
