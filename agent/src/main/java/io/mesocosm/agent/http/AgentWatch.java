package io.mesocosm.agent.http;

import io.mesocosm.agent.core.Change;
import io.mesocosm.agent.core.Effect;
import io.mesocosm.agent.core.Event;
import io.mesocosm.agent.core.Input;
import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.model.Phase;
import io.mesocosm.agent.model.Registration;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.TaskState;
import io.mesocosm.agent.model.UpdateStream;
import io.mesocosm.base.loops.LoopWatch;
import io.mesocosm.base.loops.Step;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counts what the metrics tell, and logs what an operator wants to read next morning.
public final class AgentWatch implements LoopWatch<AgentState, Event, Change, Effect> {
  private static final System.Logger LOG = System.getLogger(AgentWatch.class.getName());

  private final Map<TaskState, LongAdder> ended = new EnumMap<>(TaskState.class);
  private final LongAdder launchErrors = new LongAdder();
  private final LongAdder exits = new LongAdder();
  private final LongAdder updates = new LongAdder();
  private final LongAdder collected = new LongAdder();
  private final LongAdder uncollected = new LongAdder();
  // Written by the loop's thread only.
  private volatile Duration recoveryTook = Duration.ZERO;
  // Used by the loop's thread only.
  private Instant recoveryBegan = Instant.MIN;
  private AgentState before = AgentState.NEW;

  public AgentWatch() {
    for (TaskState state : TaskState.values()) {
      ended.put(state, new LongAdder());
    }
  }

  @Override
  public void stepped(Instant now, Event event, Step<AgentState, Change, Effect> step) {
    switch (event.input()) {
      case Input.LaunchFailed _ -> launchErrors.increment();
      case Input.Exited _ -> exits.increment();
      case Input.SandboxesRemoved(var gone, var stuck) -> {
        collected.add(gone.size());
        uncollected.add(stuck.size());
      }
      default -> {
        // Counted by what follows from it.
      }
    }
    for (Change change : step.changes()) {
      count(event.input(), change);
    }
    time(now, event, step.state());
    tell(step.state());
    before = step.state();
  }

  private void time(Instant now, Event event, AgentState state) {
    if (event.input() instanceof Input.Started) {
      recoveryBegan = now;
    }
    if (state.phase() == Phase.SERVING && recoveryBegan.isAfter(Instant.MIN)) {
      recoveryTook = Duration.between(recoveryBegan, now);
      recoveryBegan = Instant.MIN;
    }
  }

  double recoverySecs() {
    return recoveryTook.toMillis() / 1000.0;
  }

  /// An end is noted with its task; of a task that nobody wants to hear of, with its history.
  private void count(Input input, Change change) {
    switch (change) {
      case Change.TaskKept(var task) when task.isOver() -> count(task);
      case Change.FinishedKept(var _, var task) when isEnd(input) -> count(task);
      case Change.StreamKept(var stream) -> updates.add(fresh(stream));
      default -> {
        // No task has ended, and none has news.
      }
    }
  }

  private long fresh(UpdateStream stream) {
    var known = before.streams().get(stream.task()).map(UpdateStream::pending).orElse(List.of());
    return stream.pending().stream().filter(update -> !known.contains(update)).count();
  }

  private static boolean isEnd(Input input) {
    return input instanceof Input.Exited
        || input instanceof Input.LaunchFailed
        || input instanceof Input.Surveyed;
  }

  private void count(Task task) {
    var counter = ended.get(task.state());
    if (counter != null) {
      counter.increment();
    }
  }

  private void tell(AgentState state) {
    var now = state.registration();
    var last = before.registration();
    if (now instanceof Registration.Member(var master, var _)
        && !(last instanceof Registration.Member)) {
      LOG.log(Level.INFO, "registered agent={0} master={1}", state.id(), master);
    }
    if (last instanceof Registration.Member(var master, var _)
        && !(now instanceof Registration.Member)) {
      LOG.log(Level.WARNING, "master_lost agent={0} master={1}", state.id(), master);
    }
  }

  long ended(TaskState state) {
    var counter = ended.get(state);
    return counter == null ? 0 : counter.sum();
  }

  long launchErrors() {
    return launchErrors.sum();
  }

  long exits() {
    return exits.sum();
  }

  /// News of tasks, each counted once however often it is said.
  long updates() {
    return updates.sum();
  }

  long collected() {
    return collected.sum();
  }

  long uncollected() {
    return uncollected.sum();
  }
}
