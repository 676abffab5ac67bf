package io.mesocosm.master.core.tables;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.base.collections.PSet;
import io.mesocosm.master.model.Task;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskKey;
import java.util.List;
import java.util.Optional;

/// All tasks, by framework; the live ones also by agent.
public record Tasks(
    PMap<FrameworkId, OfFramework> byFramework, PMap<AgentId, PSet<TaskKey>> byAgent) {
  public static final Tasks EMPTY = new Tasks(PMap.empty(), PMap.empty());

  /// The tasks of one framework.
  ///
  /// @param live not completed: running, or terminal and not acknowledged
  /// @param unreachable on agents that are lost for now
  /// @param completed terminal and acknowledged, or ended by the master
  public record OfFramework(
      PMap<TaskId, Task> live, History<TaskId, Task> unreachable, History<TaskId, Task> completed) {
    public static final OfFramework NONE =
        new OfFramework(PMap.empty(), History.empty(), History.empty());
  }

  public OfFramework of(FrameworkId framework) {
    return byFramework.get(framework).orElse(OfFramework.NONE);
  }

  public Optional<Task> live(TaskKey key) {
    return byFramework.get(key.framework()).flatMap(own -> own.live().get(key.task()));
  }

  public Optional<Task> unreachable(TaskKey key) {
    return byFramework.get(key.framework()).flatMap(own -> own.unreachable().get(key.task()));
  }

  /// The live tasks on `agent`, in order of framework and id.
  public List<Task> on(AgentId agent) {
    return byAgent.get(agent).orElse(PSet.<TaskKey>empty()).stream()
        .map(this::live)
        .flatMap(Optional::stream)
        .toList();
  }

  /// Live, new or in its next version.
  public Tasks with(Task task) {
    var own = of(task.framework());
    var live = own.live().with(task.id(), task);
    var keys = byAgent.get(task.agent()).orElse(PSet.<TaskKey>empty());
    return new Tasks(
        put(task.framework(), new OfFramework(live, own.unreachable(), own.completed())),
        keys.has(task.key()) ? byAgent : byAgent.with(task.agent(), keys.with(task.key())));
  }

  /// Live no longer, but completed.
  public Tasks completing(Task task, int cap) {
    var own = of(task.framework());
    return dropped(
        task,
        new OfFramework(
            own.live().without(task.id()),
            own.unreachable(),
            own.completed().with(task.id(), task, cap)));
  }

  /// Live no longer, but lost for now.
  public Tasks losing(Task task, int cap) {
    var own = of(task.framework());
    return dropped(
        task,
        new OfFramework(
            own.live().without(task.id()),
            own.unreachable().with(task.id(), task, cap),
            own.completed()));
  }

  /// Not among the unreachable ones any more.
  public Tasks finding(TaskKey key) {
    var own = of(key.framework());
    return own.unreachable().has(key.task())
        ? new Tasks(
            put(
                key.framework(),
                new OfFramework(
                    own.live(), own.unreachable().without(key.task()), own.completed())),
            byAgent)
        : this;
  }

  /// Unreachable tasks of a removed framework end with it.
  public Tasks completingUnreachable(Task task, int cap) {
    var own = of(task.framework());
    return new Tasks(
        put(
            task.framework(),
            new OfFramework(
                own.live(),
                own.unreachable().without(task.id()),
                own.completed().with(task.id(), task, cap))),
        byAgent);
  }

  public Tasks forgetting(FrameworkId framework) {
    return new Tasks(byFramework.without(framework), byAgent);
  }

  private Tasks dropped(Task task, OfFramework rest) {
    var keys = byAgent.get(task.agent()).orElse(PSet.<TaskKey>empty()).without(task.key());
    return new Tasks(
        put(task.framework(), rest),
        keys.isEmpty() ? byAgent.without(task.agent()) : byAgent.with(task.agent(), keys));
  }

  private PMap<FrameworkId, OfFramework> put(FrameworkId framework, OfFramework own) {
    return byFramework.with(framework, own);
  }
}
