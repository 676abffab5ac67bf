package io.mesocosm.agent;

import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.KillGrace;
import io.mesocosm.agent.model.TaskSpec;
import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.checks.Probe;
import io.mesocosm.agent.model.runs.Command;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskKey;
import io.mesocosm.protocol.resources.Resource;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.v1.FrameworkInfo;
import io.mesocosm.protocol.v1.TaskInfo;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/// Valid things by default; tests name what differs.
public final class Samples {
  public static final FrameworkId FRAMEWORK = new FrameworkId("m-0000");

  private Samples() {}

  public static TaskKey key(String task) {
    return new TaskKey(FRAMEWORK, new TaskId(task));
  }

  /// Checkpoints, knows partitions, and wants to hear KILLING.
  public static Framework framework() {
    return new Framework(FRAMEWORK, Cargo.of(frameworkInfo()), true, true, true);
  }

  public static FrameworkInfo frameworkInfo() {
    var info = FrameworkInfo.newBuilder().setUser("").setName("marathon").setCheckpoint(true);
    info.getIdBuilder().setValue(FRAMEWORK.value());
    info.addCapabilitiesBuilder().setType(FrameworkInfo.Capability.Type.PARTITION_AWARE);
    info.addCapabilitiesBuilder().setType(FrameworkInfo.Capability.Type.TASK_KILLING_STATE);
    return info.build();
  }

  public static TaskInfo taskInfo(String id, String shell) {
    var info = TaskInfo.newBuilder().setName(id);
    info.getTaskIdBuilder().setValue(id);
    info.getAgentIdBuilder().setValue("m-S0");
    info.getCommandBuilder().setValue(shell);
    return info.build();
  }

  public static Command command(String shell) {
    return new Command(true, shell, List.of(), "", new LinkedHashMap<>(), List.of());
  }

  public static TaskSpec spec(String task, String shell, CheckPlan... checks) {
    return new TaskSpec(
        key(task),
        new ExecutorId(task),
        task,
        "*",
        Resources.of(Resource.scalar("cpus", 0.5), Resource.scalar("mem", 64)),
        command(shell),
        new KillGrace.Named(Duration.ofSeconds(3)),
        Duration.ZERO,
        List.of(checks));
  }

  public static TaskSpec limited(TaskSpec spec, Duration maxCompletion) {
    return new TaskSpec(
        spec.key(),
        spec.executor(),
        spec.name(),
        spec.role(),
        spec.resources(),
        spec.command(),
        spec.killGrace(),
        maxCompletion,
        spec.checks());
  }

  public static ContainerId container(String task) {
    return new ContainerId("run-of-" + task);
  }

  /// Delay 15 s, interval 10 s, timeout 20 s, grace 20 s, killed at the third failure.
  public static CheckPlan plan(CheckPlan.Purpose purpose, Probe probe) {
    return new CheckPlan(
        purpose,
        probe,
        Duration.ofSeconds(15),
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        3);
  }
}
