package io.mesocosm.marathon.core.definitions;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.Edit;
import io.mesocosm.marathon.model.spec.PortDefinition;
import io.mesocosm.marathon.model.spec.PortMapping;
import io.mesocosm.marathon.model.spec.RunSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/// Gives each port that asks for 0 a service port of its own: the app's former ones first, then the
/// lowest that no app has (Marathon 1.11, service ports).
public final class ServicePorts {
  private final int min;
  private final int max;
  private final Set<Integer> used = new LinkedHashSet<>();

  /// @param apps all, present and planned: what they have is not given again
  public ServicePorts(int min, int max, Collection<App> apps) {
    this.min = min;
    this.max = max;
    apps.forEach(app -> used.addAll(app.spec().servicePorts()));
  }

  /// The app with all its service ports, or empty when none is left.
  public Optional<App> assign(App app, Edit<App> change) {
    var spec = app.spec();
    var wanted = spec.servicePorts();
    // A required host port of 0 means any, so it cannot be a service port at the same time.
    if (spec.ports().required() || wanted.stream().noneMatch(port -> port == 0)) {
      return Optional.of(app);
    }
    var former = new ArrayDeque<Integer>();
    change
        .beforeIt()
        .ifPresent(before ->
            before.spec().servicePorts().stream()
                .filter(port -> port != 0 && !wanted.contains(port))
                .forEach(former::add));
    var assigned = new ArrayList<Integer>();
    for (var port : wanted) {
      var given = port != 0 ? port : next(former);
      if (given == 0) {
        return Optional.empty();
      }
      assigned.add(given);
    }
    return Optional.of(app.withSpec(with(spec, assigned)));
  }

  private int next(Deque<Integer> former) {
    if (!former.isEmpty()) {
      return former.removeFirst();
    }
    for (var port = min; port <= max; port++) {
      if (used.add(port)) {
        return port;
      }
    }
    return 0;
  }

  private static RunSpec with(RunSpec spec, List<Integer> ports) {
    var each = ports.iterator();
    IntSupplier next = each::next;
    if (spec.ports().isHost()) {
      var definitions = new ArrayList<PortDefinition>();
      spec.ports().definitions().forEach(one -> definitions.add(one.withPort(next.getAsInt())));
      return spec.withPorts(spec.ports().withDefinitions(definitions));
    }
    var container = spec.container();
    if (container == null) {
      return spec;
    }
    var mappings = new ArrayList<PortMapping>();
    container.portMappings().forEach(one -> mappings.add(one.withServicePort(next.getAsInt())));
    return spec.withContainer(container.withPortMappings(mappings));
  }
}
