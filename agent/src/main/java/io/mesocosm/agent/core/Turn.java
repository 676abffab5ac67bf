package io.mesocosm.agent.core;

import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Phase;
import io.mesocosm.agent.model.Registration;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.UpdateStream;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.FinishedRun;
import io.mesocosm.agent.model.runs.Remains;
import io.mesocosm.agent.model.runs.RunId;
import io.mesocosm.base.collections.PSet;
import io.mesocosm.base.loops.Step;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/// One step in the making: what the rules of several rooms add up to. Lives for one input only.
///
/// Entries written twice are one change, the last.
final class Turn {
  /// What a change is about; a later one on the same thing takes its place.
  private record Topic(Class<?> table, Object key) {}

  private final Instant now;
  private final SplittableRandom luck;
  private final Map<Topic, Change> changes = new LinkedHashMap<>();
  private final List<Effect> effects = new ArrayList<>();
  private AgentState state;

  Turn(AgentState state, long luck, Instant now) {
    this.state = state;
    this.luck = new SplittableRandom(luck);
    this.now = now;
  }

  Step<AgentState, Change, Effect> step() {
    return new Step<>(state, List.copyOf(changes.values()), effects);
  }

  Instant now() {
    return now;
  }

  AgentState state() {
    return state;
  }

  /// A random (version 4) id.
  UUID uuid() {
    long high = (luck.nextLong() & ~0xF000L) | 0x4000L;
    long low = (luck.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low);
  }

  /// Between half of `longest` and all of it.
  Duration upTo(Duration longest) {
    long nanos = longest.toNanos();
    return Duration.ofNanos(nanos / 2 + luck.nextLong(nanos / 2 + 1));
  }

  void act(Effect effect) {
    effects.add(effect);
  }

  void arm(Alarm alarm, Instant at) {
    act(new Effect.Arm(alarm, at));
  }

  void disarm(Alarm alarm) {
    act(new Effect.Disarm(alarm));
  }

  void phase(Phase next) {
    state = state.in(next);
  }

  void registration(Registration next) {
    state = state.with(next);
  }

  void surveying(PSet<ContainerId> next) {
    state = state.surveying(next);
  }

  void admit(AgentId id) {
    state = state.named(id);
    changed(AgentId.class, "", new Change.Admitted(id));
  }

  Optional<Task> task(TaskKey key) {
    return state.tasks().get(key);
  }

  /// The task of `run`, unless its id belongs to another run by now.
  Optional<Task> task(RunId run) {
    return task(run.task()).filter(task -> task.container().equals(run.container()));
  }

  void keep(Task task) {
    state = state.withTasks(state.tasks().with(task.key(), task));
    changed(Task.class, task.key(), new Change.TaskKept(task));
  }

  void forgetTask(TaskKey key) {
    state = state.withTasks(state.tasks().without(key));
    changed(Task.class, key, new Change.TaskForgotten(key));
  }

  void keep(Framework framework) {
    var old = state.frameworks().get(framework.id());
    if (!old.equals(Optional.of(framework))) {
      state = state.withFrameworks(state.frameworks().with(framework.id(), framework));
      changed(Framework.class, framework.id(), new Change.FrameworkKept(framework));
    }
  }

  void forgetFramework(FrameworkId id) {
    state = state.withFrameworks(state.frameworks().without(id));
    changed(Framework.class, id, new Change.FrameworkForgotten(id));
  }

  void keep(UpdateStream stream) {
    remember(stream);
    changed(UpdateStream.class, stream.task(), new Change.StreamKept(stream));
  }

  /// As [#keep(UpdateStream)], when only the number of attempts changed.
  void remember(UpdateStream stream) {
    state = state.withStreams(state.streams().with(stream.task(), stream));
  }

  void forgetStream(TaskKey key) {
    state = state.withStreams(state.streams().without(key));
    changed(UpdateStream.class, key, new Change.StreamForgotten(key));
  }

  void keep(FinishedRun run, Task task) {
    state = state.withFinished(state.finished().with(run, task));
    changed(FinishedRun.class, run, new Change.FinishedKept(run, task));
  }

  void forgetFinished(FinishedRun run) {
    state = state.withFinished(state.finished().without(run));
    changed(FinishedRun.class, run, new Change.FinishedForgotten(run));
  }

  void keep(Remains remains) {
    var container = remains.place().container();
    state = state.withRemains(state.remains().with(container, remains));
    changed(Remains.class, container, new Change.RemainsKept(remains));
  }

  void forgetRemains(ContainerId container) {
    state = state.withRemains(state.remains().without(container));
    changed(Remains.class, container, new Change.RemainsForgotten(container));
  }

  private void changed(Class<?> table, Object key, Change change) {
    changes.put(new Topic(table, key), change);
  }
}
