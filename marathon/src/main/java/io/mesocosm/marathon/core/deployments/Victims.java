package io.mesocosm.marathon.core.deployments;

import io.mesocosm.marathon.core.placement.Constraints;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.live.Condition;
import io.mesocosm.marathon.model.live.Health;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.spec.Constraint;
import io.mesocosm.marathon.model.spec.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Who goes first when there are too many (Marathon 1.11, scaling down): what has no task, then the
/// most crowded group of a GROUP_BY, then by state, then by age as the app wishes.
public final class Victims {
  private final App app;
  private final Comparator<Instance> order;

  public Victims(App app) {
    this.app = app;
    Comparator<Instance> byAge = Comparator.comparing(Victims::born);
    this.order =
        Comparator.comparingInt(Victims::rank)
            .thenComparing(
                app.spec().policy().killSelection() == Policy.KillSelection.OLDEST_FIRST
                    ? byAge
                    : byAge.reversed())
            .thenComparing(Instance::id);
  }

  /// `count` of `candidates`, or all when there are fewer, first victim first.
  public List<Instance> choose(Collection<Instance> candidates, int count) {
    var left = new ArrayList<>(candidates);
    left.sort(order);
    var grouping =
        app.spec().placement().constraints().stream()
            .filter(one -> one.operator() == Constraint.Operator.GROUP_BY)
            .toList();
    var chosen = new ArrayList<Instance>();
    while (chosen.size() < count && !left.isEmpty()) {
      var next = grouping.isEmpty() ? left.getFirst() : crowded(left, grouping.getFirst());
      left.remove(next);
      chosen.add(next);
    }
    return List.copyOf(chosen);
  }

  private static Instance crowded(List<Instance> left, Constraint grouping) {
    if (left.getFirst().isWaiting()) {
      return left.getFirst();
    }
    Map<String, List<Instance>> groups = new TreeMap<>();
    for (var one : left) {
      var value = Constraints.valueOf(grouping.field(), one).orElse("");
      groups.computeIfAbsent(value, _ -> new ArrayList<>()).add(one);
    }
    return groups.values().stream()
        .max(Comparator.comparingInt(List::size))
        .orElseThrow()
        .getFirst();
  }

  private static int rank(Instance one) {
    return switch (one.condition()) {
      case SCHEDULED -> 0;
      case UNREACHABLE, UNREACHABLE_INACTIVE -> 1;
      case KILLING -> 2;
      case PROVISIONED, STAGING -> 3;
      case STARTING -> 4;
      case RUNNING -> one.vitality() == Health.Vitality.DEAD ? 5 : one.isServing() ? 7 : 6;
      case KILLED, FINISHED, FAILED, ERROR, DROPPED, GONE, UNKNOWN -> 0;
    };
  }

  private static Instant born(Instance one) {
    return one.condition() == Condition.SCHEDULED
        ? one.phase().since()
        : one.task()
            .map(task -> task.hasStarted() ? task.startedAt() : task.stagedAt())
            .orElse(one.phase().since());
  }
}
