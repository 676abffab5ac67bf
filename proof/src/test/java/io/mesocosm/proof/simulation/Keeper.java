package io.mesocosm.proof.simulation;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Event;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskState;
import java.util.Comparator;
import java.util.List;

/// The smallest scheduler that keeps a promise: so many tasks run, whatever happens.
///
/// @param id absent until the master gave one
/// @param made how many tasks there ever were
record Keeper(FrameworkId id, PMap<TaskId, Entry> tasks, int made) {
  static final Keeper NEW = new Keeper(FrameworkId.NONE, PMap.empty(), 0);

  /// A task that may be alive.
  ///
  /// @param doomed it is one too many and is being killed
  record Entry(TaskId id, AgentId agent, TaskState state, boolean doomed) {
    boolean counts() {
      return !doomed && state != TaskState.UNREACHABLE;
    }
  }

  /// What can happen to it.
  sealed interface Input {
    record Heard(Event event) implements Input {}

    record Tick() implements Input {}
  }

  /// What must survive its crash.
  sealed interface Change {
    record Named(FrameworkId id) implements Change {}

    record Kept(Entry entry, int made) implements Change {}

    record Forgotten(TaskId id) implements Change {}
  }

  /// What its shell does.
  sealed interface Effect {
    record Ask(Call call) implements Effect {}

    record ArmTick() implements Effect {}
  }

  static Keeper recall(List<Change> changes) {
    var keeper = NEW;
    for (var change : changes) {
      keeper = keeper.apply(change);
    }
    return keeper;
  }

  Keeper apply(Change change) {
    return switch (change) {
      case Change.Named(var given) -> new Keeper(given, tasks, made);
      case Change.Kept(var entry, var count) ->
          new Keeper(id, tasks.with(entry.id(), entry), count);
      case Change.Forgotten(var gone) -> new Keeper(id, tasks.without(gone), made);
    };
  }

  int live() {
    return (int) tasks.values().stream().filter(Entry::counts).count();
  }

  /// Those that run, the newest first.
  List<Entry> running() {
    return tasks.values().stream()
        .filter(entry -> entry.counts() && entry.state() == TaskState.RUNNING)
        .sorted(Comparator.comparing(Entry::id).reversed())
        .toList();
  }
}
