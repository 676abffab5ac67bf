package io.mesocosm.marathon.http.codec;

import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.spec.PortDefinition;
import io.mesocosm.marathon.model.spec.PortMapping;
import io.mesocosm.marathon.model.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;

/// Service ports that an app keeps when its new definition leaves them open.
///
/// Without it, giving the same definition twice would look like a change, and restart the app.
final class KeptPorts {
  private KeptPorts() {}

  /// `after`, where each port of 0 takes the service port that `before` has at its place, provided
  /// both have as many ports.
  static App carry(App before, App after) {
    var had = before.spec().servicePorts();
    var spec = after.spec();
    var sameKind = before.spec().ports().isHost() == spec.ports().isHost();
    if (!sameKind || had.size() != spec.servicePorts().size() || spec.ports().required()) {
      return after;
    }
    return after.withSpec(spec.ports().isHost() ? host(had, spec) : other(had, spec));
  }

  private static RunSpec host(List<Integer> had, RunSpec after) {
    var kept = new ArrayList<PortDefinition>();
    for (int i = 0; i < after.ports().definitions().size(); i++) {
      var one = after.ports().definitions().get(i);
      kept.add(one.port() == 0 ? one.withPort(had.get(i)) : one);
    }
    return after.withPorts(after.ports().withDefinitions(kept));
  }

  private static RunSpec other(List<Integer> had, RunSpec after) {
    var container = after.container();
    if (container == null) {
      return after;
    }
    var kept = new ArrayList<PortMapping>();
    for (int i = 0; i < container.portMappings().size(); i++) {
      var one = container.portMappings().get(i);
      kept.add(one.servicePort() == 0 ? one.withServicePort(had.get(i)) : one);
    }
    return after.withContainer(container.withPortMappings(kept));
  }
}
