package io.mesocosm.agent;

import io.mesocosm.agent.AgentConfig.Listen;
import java.nio.file.Path;

/// An agent as a process of its own, to be killed.
public final class AgentProcess {
  private AgentProcess() {}

  /// @param words folder, address of the master, port
  public static void main(String[] words) throws Exception {
    var config =
        AgentTest.config(Path.of(words[0]), words[1])
            .with(Listen.on("127.0.0.1", Integer.parseInt(words[2])));
    try (var agent = Agent.start(config, why -> Runtime.getRuntime().halt(1))) {
      System.out.println(agent.port());
      Thread.currentThread().join();
    }
  }
}
