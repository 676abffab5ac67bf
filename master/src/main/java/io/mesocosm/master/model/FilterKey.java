package io.mesocosm.master.model;

import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import java.util.Comparator;

/// Who has refused what is on which agent.
public record FilterKey(FrameworkId framework, String role, AgentId agent)
    implements Comparable<FilterKey> {
  private static final Comparator<FilterKey> ORDER =
      Comparator.comparing(FilterKey::framework)
          .thenComparing(FilterKey::role)
          .thenComparing(FilterKey::agent);

  @Override
  public int compareTo(FilterKey other) {
    return ORDER.compare(this, other);
  }
}
