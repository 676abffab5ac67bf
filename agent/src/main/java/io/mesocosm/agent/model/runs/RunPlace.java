package io.mesocosm.agent.model.runs;

import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import java.util.List;

/// Where a run lives on disk: the names of its folders, which are wire (Mesos 1.11 documentation,
/// "Sandbox").
public record RunPlace(
    AgentId agent, FrameworkId framework, ExecutorId executor, ContainerId container) {

  /// Folder names from the work directory down to the sandbox.
  public List<String> folders() {
    return List.of(
        "slaves",
        agent.value(),
        "frameworks",
        framework.value(),
        "executors",
        executor.value(),
        "runs",
        container.value());
  }
}
