package io.mesocosm.master.wire;

import io.mesocosm.master.core.State;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.resources.Items;
import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.resources.Resource;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.resources.Scalar;
import io.mesocosm.protocol.resources.Tags;
import io.mesocosm.protocol.resources.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Sums over many agents, for readers. Ranges are gathered first and merged once, so that a hundred
/// thousand tasks do not cost a hundred thousand merges.
public final class Holdings {
  private final Map<Kind, Sum> sums = new LinkedHashMap<>();
  // By place in what was added last: most tasks have the same kinds in the same order, and to
  // compare two kinds is cheaper than to find one by its hash.
  private final List<Sum> byPlace = new ArrayList<>();

  private record Kind(String name, Tags tags) {
    boolean isOf(Resource resource) {
      return name.equals(resource.name()) && tags.equals(resource.tags());
    }
  }

  /// The sum of one kind in the making.
  private static final class Sum {
    private final Kind kind;
    private final List<Ranges.Range> ranges = new ArrayList<>();
    private Value value;

    private Sum(Kind kind, Value first) {
      this.kind = kind;
      this.value =
          switch (first) {
            case Scalar _ -> Scalar.ZERO;
            case Ranges _ -> Ranges.NONE;
            case Items _ -> Items.NONE;
            case Value.Text _ -> first;
          };
    }

    private void add(Value more) {
      switch (more) {
        case Scalar scalar -> value = value instanceof Scalar sum ? sum.plus(scalar) : scalar;
        case Ranges some -> ranges.addAll(some.ranges());
        case Items items -> value = value instanceof Items sum ? sum.plus(items) : items;
        case Value.Text _ -> {
          // No resource is text.
        }
      }
    }

    private Resource resource() {
      return new Resource(
          kind.name(), value instanceof Ranges ? Ranges.of(ranges) : value, kind.tags());
    }
  }

  private Holdings() {}

  /// By tasks that are not terminal and by executors.
  public static Resources used(FrameworkId framework, State state) {
    var holdings = new Holdings();
    for (var task : state.tasks().of(framework).live().values()) {
      if (!task.state().isTerminal()) {
        holdings.add(task.resources());
      }
    }
    for (var agent : state.agents().registered().values()) {
      for (var executor : agent.executors().values()) {
        if (executor.key().framework().equals(framework)) {
          holdings.add(executor.resources());
        }
      }
    }
    return holdings.sum();
  }

  public static Resources offered(FrameworkId framework, State state) {
    var holdings = new Holdings();
    state.offers().of(framework).forEach(offer -> holdings.add(offer.resources()));
    return holdings.sum();
  }

  private void add(Resources resources) {
    int place = 0;
    for (var resource : resources.items()) {
      at(place++, resource).add(resource.value());
    }
  }

  private Sum at(int place, Resource resource) {
    if (place < byPlace.size() && byPlace.get(place).kind.isOf(resource)) {
      return byPlace.get(place);
    }
    var sum =
        sums.computeIfAbsent(
            new Kind(resource.name(), resource.tags()), kind -> new Sum(kind, resource.value()));
    if (place < byPlace.size()) {
      byPlace.set(place, sum);
    } else {
      byPlace.add(sum);
    }
    return sum;
  }

  private Resources sum() {
    return Resources.of(sums.values().stream().map(Sum::resource).toList());
  }
}
