package io.mesocosm.master.core.tables;

import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import java.util.UUID;

/// The next names that this master gives. Mesos 1.11: all begin with the master's id, and each kind
/// counts by itself.
public record Ids(String master, long nextAgent, long nextFramework, long nextOffer) {
  public static Ids of(UUID master) {
    return new Ids(master.toString(), 0, 0, 0);
  }

  public AgentId agent() {
    return new AgentId(master + "-S" + nextAgent);
  }

  public Ids afterAgent() {
    return new Ids(master, nextAgent + 1, nextFramework, nextOffer);
  }

  public FrameworkId framework() {
    return new FrameworkId("%s-%04d".formatted(master, nextFramework));
  }

  public Ids afterFramework() {
    return new Ids(master, nextAgent, nextFramework + 1, nextOffer);
  }

  public OfferId offer() {
    return new OfferId(master + "-O" + nextOffer);
  }

  public Ids afterOffer() {
    return new Ids(master, nextAgent, nextFramework, nextOffer + 1);
  }
}
