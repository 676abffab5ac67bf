package io.mesocosm.agent.core;

import io.mesocosm.agent.model.runs.Remains;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskKey;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/// When sandboxes go: the fuller the disk, the sooner (Mesos 1.11, `--gc_delay`: the longest age is
/// gc_delay × (1 − headroom − share of the disk in use)).
///
/// A sandbox is forgotten once it is gone: what could not be removed, or was about to be when the
/// agent died, is tried again at the next look.
final class GarbageRules {
  private final AgentRules rules;

  GarbageRules(AgentRules rules) {
    this.rules = rules;
  }

  void due(Turn turn) {
    turn.act(new Effect.MeasureDisk());
    turn.arm(new Alarm.Sweep(), turn.now().plus(rules.diskWatchInterval()));
  }

  void measured(Turn turn, double usedShare) {
    Instant oldest = turn.now().minus(GarbageAge.most(rules, usedShare));
    List<RunPlace> over =
        turn.state().remains().values().stream()
            .filter(remains -> !remains.since().isAfter(oldest))
            .map(Remains::place)
            .toList();
    if (!over.isEmpty()) {
      turn.act(new Effect.RemoveSandboxes(over));
    }
  }

  void removed(Turn turn, List<RunPlace> places) {
    var gone = new TreeSet<>(places.stream().map(RunPlace::container).toList());
    for (var container : gone) {
      if (turn.state().remains().has(container)) {
        turn.forgetRemains(container);
      }
    }
    for (var run : List.copyOf(turn.state().finished().keys())) {
      if (gone.contains(run.container())) {
        turn.forgetFinished(run);
      }
    }
    forgetFrameworks(turn);
  }

  private static void forgetFrameworks(Turn turn) {
    var state = turn.state();
    var needed = new TreeSet<FrameworkId>();
    state.tasks().keys().stream().map(TaskKey::framework).forEach(needed::add);
    state.streams().keys().stream().map(TaskKey::framework).forEach(needed::add);
    state.finished().keys().forEach(run -> needed.add(run.framework()));
    for (FrameworkId id : List.copyOf(state.frameworks().keys())) {
      if (!needed.contains(id)) {
        turn.forgetFramework(id);
      }
    }
  }
}
