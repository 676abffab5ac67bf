package io.mesocosm.agent.model;

import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.runs.Command;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.TaskKey;
import io.mesocosm.protocol.resources.Resources;
import java.time.Duration;
import java.util.List;

/// What a framework asked for, as far as the agent acts on it.
///
/// @param role to which the resources are allocated
/// @param resources of the task alone
/// @param killGrace between the request to end and the end by force
/// @param maxCompletion after which it is killed; zero when it may run for ever
/// @param checks at most one of each purpose
public record TaskSpec(
    TaskKey key,
    ExecutorId executor,
    String name,
    String role,
    Resources resources,
    Command command,
    KillGrace killGrace,
    Duration maxCompletion,
    List<CheckPlan> checks) {

  public TaskSpec {
    checks = List.copyOf(checks);
  }

  public boolean hasTimeLimit() {
    return maxCompletion.isPositive();
  }
}
