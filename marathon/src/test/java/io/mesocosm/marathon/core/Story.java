package io.mesocosm.marathon.core;

import io.mesocosm.base.Outcome;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Domain;
import io.mesocosm.framework.model.Event;
import io.mesocosm.framework.model.Healthy;
import io.mesocosm.framework.model.Master;
import io.mesocosm.framework.model.Offer;
import io.mesocosm.framework.model.TaskUpdate;
import io.mesocosm.framework.model.Unavailability;
import io.mesocosm.framework.model.UpdateReason;
import io.mesocosm.framework.model.UpdateSource;
import io.mesocosm.marathon.core.instances.Tally;
import io.mesocosm.marathon.core.messages.MarathonEvent;
import io.mesocosm.marathon.core.messages.Origin;
import io.mesocosm.marathon.core.messages.Reply;
import io.mesocosm.marathon.core.placement.LaunchOrder;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.DeploymentId;
import io.mesocosm.marathon.model.Edit;
import io.mesocosm.marathon.model.TaskId;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.RootChange;
import io.mesocosm.marathon.model.spec.Command;
import io.mesocosm.marathon.model.spec.Needs;
import io.mesocosm.marathon.model.spec.RunSpec;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.v1.TaskStatus;
import io.mesocosm.testkit.time.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Marathon's core with people, a master and agents played by a test. Alarms ring when the clock is
/// moved over them.
final class Story {
  static final Instant DAWN = Instant.parse("2026-01-01T08:00:00Z");
  static final Origin SOMEONE = new Origin("10.0.0.9", "/v2/apps");

  private final MarathonCore core;
  private final HandClock<Alarm> clock = new HandClock<>(DAWN);
  private final List<Effect> effects = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private MarathonState state = MarathonState.empty(42);
  private long next = 1;

  Story() {
    this(MarathonRules.DEFAULT);
  }

  Story(MarathonRules rules) {
    core = new MarathonCore(rules);
    tell(new Input.Elected());
    subscribe();
  }

  static App app(String path, int instances) {
    return App.of(
        AppPath.of(path),
        instances,
        RunSpec.DEFAULT.withCommand(Command.ofShell("sleep 1")).withNeeds(Needs.of(0.1, 32)),
        new Version(Instant.EPOCH));
  }

  static AppPath path(String text) {
    return AppPath.of(text);
  }

  MarathonState state() {
    return state;
  }

  Instant now() {
    return clock.instant();
  }

  // What happens.

  List<Effect> tell(Input input) {
    var step = core.apply(state, input, now());
    state = step.state();
    changes.addAll(step.changes());
    effects.addAll(step.effects());
    for (var effect : step.effects()) {
      switch (effect) {
        case Effect.Arm(var alarm, var at) -> clock.arm(alarm, at);
        case Effect.Disarm(var alarm) -> clock.disarm(alarm);
        case Effect.Tell _,
            Effect.TakeRoles _,
            Effect.Launch _,
            Effect.Answer _,
            Effect.Probe _,
            Effect.ProbeReadiness _,
            Effect.Quit _,
            Effect.Publish _ -> {}
      }
    }
    return step.effects();
  }

  void subscribe() {
    subscribe(Domain.NONE);
  }

  void subscribe(Domain home) {
    tell(
        new Input.FromMaster(
            new Event.Subscribed(
                new FrameworkId("fw-1"),
                new Master("m-1", "master", "10.0.0.1", 5050, "1.11.0", home),
                false)));
  }

  /// Moves the clock; alarms that it passes ring in order.
  void pass(Duration time) {
    clock.pass(time, alarm -> tell(new Input.Due(alarm)));
  }

  // People.

  Reply create(App app) {
    return change(new Edit.Created<>(app), false);
  }

  Reply update(App after) {
    return update(after, false);
  }

  Reply update(App after, boolean force) {
    return change(new Edit.Changed<>(current(after.id()), after), force);
  }

  Reply delete(String path) {
    return change(new Edit.Removed<>(current(path(path))), true);
  }

  Reply change(Edit<App> change, boolean force) {
    return ask(
        new Input.Change(
            ticket(), id(), new RootChange(List.of(change), List.of()), force, SOMEONE));
  }

  Reply ask(Input.Request request) {
    return tell(request).stream()
        .flatMap(effect ->
            effect instanceof Effect.Answer(var ticket, var reply) && ticket == request.ticket()
                ? Stream.of(reply)
                : Stream.<Reply>empty())
        .findFirst()
        .orElseThrow();
  }

  long ticket() {
    return next++;
  }

  DeploymentId id() {
    return new DeploymentId(new UUID(7, next++));
  }

  App current(AppPath path) {
    return state.tree().app(path).orElseThrow();
  }

  App current(String path) {
    return current(path(path));
  }

  // The master.

  /// An agent with plenty of everything offers it; the tasks that are launched come back.
  List<LaunchOrder> offer(String hostname) {
    return offer(hostname, "cpus:8;mem:8192;disk:8192;ports:[31000-31999]", "");
  }

  List<LaunchOrder> offer(String hostname, String resources, String attributes) {
    return offer(hostname, resources, attributes, Domain.NONE);
  }

  List<LaunchOrder> offer(String hostname, String resources, String attributes, Domain where) {
    var offer =
        new Offer(
            new OfferId("offer-" + next++),
            new AgentId("agent-" + hostname),
            hostname,
            "*",
            value(Resources.parse(resources, "*")).allocate("*"),
            value(Attributes.parse(attributes)),
            where,
            List.<ExecutorId>of(),
            Unavailability.NONE);
    return tell(new Input.FromMaster(new Event.Offered(List.of(offer)))).stream()
        .flatMap(effect ->
            effect instanceof Effect.Launch launch
                ? launch.orders().stream()
                : Stream.<LaunchOrder>empty())
        .toList();
  }

  private static <T> T value(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Ok<T>(var it) -> it;
      case Outcome.Refused<T>(var refusals) -> throw new AssertionError(refusals.toString());
    };
  }

  List<Effect> reports(TaskId task, TaskState what) {
    return reports(task, what, UpdateReason.NONE, Healthy.UNKNOWN);
  }

  /// The master answers to reconciliation: nobody waits for an acknowledgement.
  List<Effect> reconciled(TaskId task, TaskState what) {
    return tell(task, what, UpdateReason.RECONCILIATION, Healthy.UNKNOWN, "");
  }

  List<Effect> reports(TaskId task, TaskState what, UpdateReason reason, Healthy healthy) {
    return tell(task, what, reason, healthy, "uuid-" + next++);
  }

  private List<Effect> tell(
      TaskId task, TaskState what, UpdateReason reason, Healthy healthy, String uuid) {
    return tell(
        new Input.FromMaster(
            new Event.Updated(
                new TaskUpdate(
                    new io.mesocosm.protocol.cluster.TaskId(task.toString()),
                    what,
                    new AgentId("agent-a"),
                    new ExecutorId(""),
                    uuid,
                    UpdateSource.EXECUTOR,
                    reason,
                    "because",
                    healthy,
                    now(),
                    List.of(),
                    "",
                    Instant.EPOCH,
                    Cargo.of(TaskStatus.getDefaultInstance())))));
  }

  void runs(List<LaunchOrder> orders) {
    orders.forEach(order -> reports(order.task(), TaskState.RUNNING));
  }

  /// Some minutes pass in which agents offer and do as they are told, until nothing waits, nothing
  /// dies and nothing starts any more.
  void settle() {
    for (var round = 0; round < 50; round++) {
      for (var one : state.instances().all()) {
        one.task()
            .ifPresent(task -> {
              if (task.doomed()) {
                reports(task.id(), TaskState.KILLED);
              } else if (one.condition().isStarting()) {
                reports(task.id(), TaskState.RUNNING);
              }
            });
      }
      offer("host-" + round % 3);
      pass(Duration.ofSeconds(7));
    }
  }

  // What is to be seen.

  List<Instance> instances(String path) {
    return List.copyOf(state.instances().of(path(path)));
  }

  List<TaskId> tasks(String path) {
    return instances(path).stream().flatMap(one -> one.task().stream()).map(it -> it.id()).toList();
  }

  Tally tally(String path) {
    return state.instances().tally(path(path));
  }

  List<Call> calls() {
    return effects.stream()
        .flatMap(effect ->
            effect instanceof Effect.Tell(var call) ? Stream.of(call) : Stream.<Call>empty())
        .toList();
  }

  List<MarathonEvent> events() {
    return effects.stream()
        .flatMap(effect ->
            effect instanceof Effect.Publish(var event)
                ? Stream.of(event)
                : Stream.<MarathonEvent>empty())
        .toList();
  }

  <T extends MarathonEvent> List<T> events(Class<T> type) {
    return events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<Effect> effects() {
    return List.copyOf(effects);
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }

  Optional<Instant> alarm(Alarm alarm) {
    return clock.due(alarm);
  }

  void forgetEffects() {
    effects.clear();
  }

  /// Marathon dies and another one reads what was stored.
  void fail() {
    var stored = MarathonState.empty(43);
    for (var change : changes) {
      stored = Replay.apply(stored, change);
    }
    state = stored;
    clock.disarmAll();
    tell(new Input.Elected());
  }
}
