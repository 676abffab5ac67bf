package io.mesocosm.proof.simulation;

import io.mesocosm.base.loops.Step;
import io.mesocosm.marathon.core.Change;
import io.mesocosm.marathon.core.Effect;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.core.deployments.RollingRestart;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.Task;
import java.util.Optional;

/// Looks at each decision to kill: a task that serves its app may only be doomed when enough others
/// serve it. What faults have done before is not held against it, nor what becomes of the others
/// before the kill is carried out.
final class OwnHand {
  private Optional<String> wrong = Optional.empty();

  /// @param step what was decided in `before`
  void decided(MarathonState before, Step<MarathonState, Change, Effect> step) {
    for (var change : step.changes()) {
      if (change instanceof Change.InstanceSaved(var after) && isDoomed(after)) {
        before
            .instances()
            .get(after.id())
            .filter(instance -> !isDoomed(instance) && instance.isServing())
            .ifPresent(_ -> judge(after, step.state()));
      }
    }
  }

  private static boolean isDoomed(Instance instance) {
    return instance.task().filter(Task::doomed).isPresent();
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
