package io.mesocosm.master.wire;

import io.mesocosm.master.core.State;
import io.mesocosm.master.model.FrameworkId;
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
  private final Map<Kind, Value> sums = new LinkedHashMap<>();
  private final Map<Kind, List<Ranges.Range>> ranges = new LinkedHashMap<>();

  private record Kind(String name, Tags tags) {}

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
    for (var resource : resources.items()) {
      var kind = new Kind(resource.name(), resource.tags());
      switch (resource.value()) {
        case Scalar scalar ->
            sums.merge(
                kind, scalar, (one, other) -> one instanceof Scalar sum ? sum.plus(scalar) : other);
        case Ranges more -> {
          sums.putIfAbsent(kind, Ranges.NONE);
          ranges.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(more.ranges());
        }
        case Items items ->
            sums.merge(
                kind, items, (one, other) -> one instanceof Items sum ? sum.plus(items) : other);
        case Value.Text _ -> {
          // No resource is text.
        }
      }
    }
  }

  private Resources sum() {
    ranges.forEach((kind, all) -> sums.put(kind, Ranges.of(all)));
    var resources = new ArrayList<Resource>();
    sums.forEach((kind, value) -> resources.add(new Resource(kind.name(), value, kind.tags())));
    return Resources.of(resources);
  }
}
