package io.mesocosm.framework.core;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.TaskRef;
import io.mesocosm.protocol.cluster.TaskId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Tasks whose state was asked for and not told yet. Any update of a task is an answer.
///
/// Asking again, with growing pauses, is what Mesos 1.11 documentation, "Reconciliation", demands:
/// a master that waits for an agent after its failover does not answer at all.
///
/// @param round how often the open ones were asked for again, 0 ≤ round
public record Reconciliation(PMap<TaskId, TaskRef> open, int round) {
  public static final Reconciliation NOTHING_OPEN = new Reconciliation(PMap.empty(), 0);

  /// These and those that are still open, asked for from now on.
  Reconciliation plus(Collection<TaskRef> tasks) {
    var all = open;
    for (var task : tasks) {
      all = all.with(task.task(), task);
    }
    return new Reconciliation(all, 0);
  }

  boolean isDone() {
    return open.isEmpty();
  }

  Reconciliation answered(TaskId task) {
    return open.has(task) ? new Reconciliation(open.without(task), round) : this;
  }

  Reconciliation again() {
    return new Reconciliation(open, round + 1);
  }

  /// What asks for all that is open.
  List<Call> calls(int tasksPerCall) {
    var tasks = List.copyOf(open.values());
    var calls = new ArrayList<Call>();
    for (int from = 0; from < tasks.size(); from += tasksPerCall) {
      calls.add(
          new Call.Reconcile(tasks.subList(from, Math.min(tasks.size(), from + tasksPerCall))));
    }
    return calls;
  }
}
