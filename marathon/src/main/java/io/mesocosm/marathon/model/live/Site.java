package io.mesocosm.marathon.model.live;

import io.mesocosm.framework.model.Domain;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.resources.Attributes;
import java.util.List;

/// Where a task was put, with what constraints need to know about the agent later.
///
/// @param role that the used resources are allocated to
/// @param hostPorts in the order of the app's ports, those that have a host port
public record Site(
    AgentId agent,
    String hostname,
    Domain domain,
    Attributes attributes,
    String role,
    List<Integer> hostPorts) {

  public Site {
    hostPorts = List.copyOf(hostPorts);
  }
}
