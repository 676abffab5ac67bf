package io.mesocosm.agent.core;

import static io.mesocosm.agent.Samples.container;
import static io.mesocosm.agent.Samples.framework;
import static io.mesocosm.agent.Samples.key;
import static io.mesocosm.agent.Samples.spec;

import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Phase;
import io.mesocosm.agent.model.Registration;
import io.mesocosm.agent.model.Status;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.TaskSpec;
import io.mesocosm.agent.model.TaskState;
import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.runs.RunId;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.v1.TaskInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An agent's core and the story that a test tells it.
final class Scenario {
  static final Pid MASTER = new Pid("master", "10.0.0.1", 5050);
  static final AgentId ID = new AgentId("m-S0");
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AgentCore core;
  private AgentState state;
  private Instant now = START;
  private long luck;
  List<Change> changes = List.of();
  List<Effect> effects = List.of();

  Scenario(AgentState state) {
    this.core = new AgentCore(AgentRules.DEFAULT);
    this.state = state;
  }

  static Scenario fresh() {
    return new Scenario(AgentState.NEW);
  }

  /// Registered, nothing running.
  static Scenario member() {
    var scenario = fresh();
    scenario.on(new Input.Started());
    scenario.on(new Input.LeaderChanged(Optional.of(MASTER)));
    scenario.on(welcome());
    return scenario;
  }

  static Input.Welcomed welcome(Input.Wanted... wanted) {
    return new Input.Welcomed(MASTER, ID, Duration.ofSeconds(75), List.of(wanted));
  }

  AgentState state() {
    return state;
  }

  Instant now() {
    return now;
  }

  Scenario on(Input input) {
    var step = core.apply(state, new Event(input, luck++), now);
    state = step.state();
    changes = step.changes();
    effects = step.effects();
    return this;
  }

  Scenario after(Duration wait) {
    now = now.plus(wait);
    return this;
  }

  Scenario order(TaskSpec spec) {
    return order(spec, framework());
  }

  Scenario order(TaskSpec spec, Framework framework) {
    return on(
        new Input.RunTask(
            framework,
            new Input.Order.Fit(
                spec, container(spec.name()), Cargo.of(TaskInfo.getDefaultInstance()))));
  }

  /// A task that runs, its first news acknowledged.
  Scenario running(String task, CheckPlan... checks) {
    order(spec(task, "sleep 1000", checks));
    on(new Input.Launched(run(task), 42));
    acknowledgeAll(task);
    return this;
  }

  Scenario acknowledgeAll(String task) {
    while (state.streams().has(key(task))) {
      acknowledge(task);
    }
    return this;
  }

  Scenario acknowledge(String task) {
    var head = state.streams().get(key(task)).orElseThrow().head();
    return on(new Input.Acknowledged(key(task), head.uuid()));
  }

  /// The same agent after its process was killed and started again.
  Scenario restarted() {
    var remembered = state.in(Phase.RECOVERING).with(new Registration.NoMaster());
    var next = new Scenario(remembered);
    next.now = now;
    next.luck = luck + 1000;
    return next;
  }

  static RunId run(String task) {
    return new RunId(key(task), container(task));
  }

  Task task(String task) {
    return state.tasks().get(key(task)).orElseThrow();
  }

  /// What was said to the master in the last step.
  List<Outgoing> said() {
    return effects.stream()
        .flatMap(effect ->
            effect instanceof Effect.Send(var _, var message) ? Stream.of(message) : Stream.empty())
        .toList();
  }

  List<TaskState> reported() {
    return reports().stream().map(Status::state).toList();
  }

  List<Status> reports() {
    var statuses = new ArrayList<Status>();
    for (Outgoing outgoing : said()) {
      if (outgoing instanceof Outgoing.Report(var _, var update, var _)) {
        statuses.add(update.status());
      }
    }
    return statuses;
  }

  /// Everything that waits to be acknowledged, oldest first.
  List<TaskState> underWay(String task) {
    return state.streams().get(key(task)).stream()
        .flatMap(stream -> stream.pending().stream())
        .map(update -> update.status().state())
        .toList();
  }

  Optional<Instant> armed(Alarm alarm) {
    return effects.stream()
        .flatMap(effect ->
            effect instanceof Effect.Arm(var what, var at) && what.equals(alarm)
                ? Stream.of(at)
                : Stream.empty())
        .reduce((_, last) -> last);
  }

  <E extends Effect> List<E> done(Class<E> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
