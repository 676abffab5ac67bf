package io.mesocosm.proof.foreign;

import io.mesocosm.agent.AgentConfig;
import io.mesocosm.agent.AgentConfig.Listen;
import io.mesocosm.agent.AgentConfig.Offered;
import io.mesocosm.master.MasterConfig;
import java.nio.file.Path;

/// Configurations of a small cluster on loopback, every port any free one.
final class Nodes {
  private static final String HERE = "127.0.0.1";

  private Nodes() {}

  static MasterConfig master() {
    return MasterConfig.DEFAULT.with(new MasterConfig.Listen(HERE, 0, "", 0, HERE));
  }

  /// @param master its URL
  static AgentConfig agent(String master, Path folder) {
    return AgentConfig.of(master.replace("http://", ""), folder.resolve("agent"))
        .with(Listen.on(HERE, 0))
        .with(new Offered("cpus:4;mem:2048;disk:4096;ports:[31000-31999]", "", "*"));
  }

  static void unexpected(String why) {
    throw new AssertionError(why);
  }
}
