package io.mesocosm.master.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.collections.PSet;
import io.mesocosm.master.core.Input.AgentReport;
import io.mesocosm.master.core.allocation.Eligibility;
import io.mesocosm.master.core.messages.AgentOrder;
import io.mesocosm.master.core.messages.Answer;
import io.mesocosm.master.core.messages.SchedulerCall;
import io.mesocosm.master.core.messages.SchedulerCall.Operation;
import io.mesocosm.master.core.messages.SchedulerCall.Run;
import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.master.model.Agent;
import io.mesocosm.master.model.AgentRecord;
import io.mesocosm.master.model.AgentSpec;
import io.mesocosm.master.model.Framework.Presence;
import io.mesocosm.master.model.FrameworkSpec;
import io.mesocosm.master.model.Offer;
import io.mesocosm.master.model.OfferConstraints;
import io.mesocosm.master.model.Status;
import io.mesocosm.master.model.Task;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.Capability;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskKey;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Quantities;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.testkit.time.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A master under test: the core, a clock that is turned by hand, and its alarms. The invariants
/// are checked after every step.
final class Cluster {
  static final UUID MASTER = new UUID(0, 7);
  static final Set<String> MODERN =
      Set.of("MULTI_ROLE", "HIERARCHICAL_ROLE", "RESERVATION_REFINEMENT");

  State state;
  final List<Effect> effects = new ArrayList<>();
  final List<Change> changes = new ArrayList<>();
  private final MasterCore core;
  private final HandClock<Timer> clock = new HandClock<>(Instant.parse("2026-01-01T00:00:00Z"));
  private long streams;
  private long tickets;

  Cluster() {
    this(List.of(), settings());
  }

  Cluster(List<AgentRecord> records, Settings settings) {
    core = new MasterCore(settings);
    state = State.begin(MASTER, records);
    put(new Input.Elected());
  }

  static Settings settings() {
    return new Settings(
        Duration.ofSeconds(15),
        5,
        Duration.ofMinutes(10),
        Duration.ZERO,
        Duration.ofMillis(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(15),
        Duration.ofDays(14),
        1000,
        new Eligibility(true, "", List.of(amount("cpus:0.01"), amount("mem:32"))),
        Map.of(),
        new Settings.Caps(2, 10, 10));
  }

  static Quantities amount(String text) {
    return resources(text).quantities();
  }

  static Resources resources(String text) {
    return switch (Resources.parse(text, "*")) {
      case Outcome.Ok<Resources>(var value) -> value;
      case Outcome.Refused<Resources>(var refusals) -> throw new AssertionError(refusals);
    };
  }

  static Cargo cargo(String text) {
    return Cargo.of(StringValue.of(text));
  }

  /// Applies one input.
  void put(Input input) {
    effects.clear();
    apply(input);
  }

  private void apply(Input input) {
    var step = core.apply(state, input, clock.instant());
    state = step.state();
    changes.addAll(step.changes());
    effects.addAll(step.effects());
    for (var effect : step.effects()) {
      if (effect instanceof Effect.Arm(var timer, var at)) {
        clock.arm(timer, at);
      } else if (effect instanceof Effect.Disarm(var timer)) {
        clock.disarm(timer);
      }
    }
    assertThat(Invariants.violations(state)).as("after %s", input).isEmpty();
  }

  /// Lets time pass; whatever rings is applied in order. Effects of all of it are kept.
  void pass(Duration time) {
    effects.clear();
    clock.pass(time, timer -> apply(new Input.Rang(timer)));
  }

  /// Until the allocator has run.
  void settle() {
    pass(Duration.ofMillis(10));
  }

  Instant now() {
    return clock.instant();
  }

  boolean isArmed(Timer timer) {
    return clock.due(timer).isPresent();
  }

  // Agents.

  static Pid pid(int number) {
    return new Pid("slave(1)", "10.0.0." + number, 5051);
  }

  static AgentSpec spec(String resources) {
    return new AgentSpec(
        "host",
        resources(resources),
        MODERN,
        "1.11.0",
        "",
        "",
        Attributes.NONE,
        new UUID(1, 1),
        cargo(resources));
  }

  AgentId agent(int number, String resources) {
    put(new Input.AgentRegistering(pid(number), spec(resources)));
    return state.agents().at(pid(number)).map(Agent::id).orElseThrow();
  }

  void returns(AgentId agent, int number, String resources, List<Task> tasks) {
    var frameworks = new LinkedHashMap<FrameworkId, FrameworkSpec>();
    tasks.forEach(task -> frameworks.put(task.framework(), framework("back").build()));
    put(
        new Input.AgentReregistering(
            agent, pid(number), spec(resources), new AgentReport(tasks, List.of(), frameworks)));
  }

  // Frameworks.

  static final class SpecBuilder {
    private final String name;
    private Set<Capability> capabilities =
        Set.of(
            Capability.MULTI_ROLE, Capability.PARTITION_AWARE, Capability.RESERVATION_REFINEMENT);
    private PSet<String> roles = PSet.from(List.of("prod"));
    private Duration failover = Duration.ofMinutes(1);
    private boolean checkpoint = true;

    private SpecBuilder(String name) {
      this.name = name;
    }

    SpecBuilder roles(String... all) {
      roles = PSet.from(List.of(all));
      return this;
    }

    SpecBuilder can(Capability... all) {
      capabilities = Set.of(all);
      return this;
    }

    SpecBuilder failover(Duration timeout) {
      failover = timeout;
      return this;
    }

    SpecBuilder checkpoint(boolean yes) {
      checkpoint = yes;
      return this;
    }

    FrameworkSpec build() {
      return new FrameworkSpec(
          name,
          "root",
          "",
          roles,
          capabilities,
          failover,
          checkpoint,
          Map.of(),
          OfferConstraints.NONE,
          cargo(name));
    }
  }

  static SpecBuilder framework(String name) {
    return new SpecBuilder(name);
  }

  FrameworkId subscribe(SpecBuilder spec) {
    return subscribe(spec, null);
  }

  FrameworkId subscribe(SpecBuilder spec, @Nullable FrameworkId id) {
    var stream = new UUID(9, streams++);
    put(new Input.Subscribing(stream, id, spec.build(), Set.of(), ""));
    return state.frameworks().listeningAt(stream).orElseThrow().id();
  }

  UUID stream(FrameworkId id) {
    return state.frameworks().get(id).orElseThrow().presence()
            instanceof Presence.Subscribed(var stream)
        ? stream
        : new UUID(0, 0);
  }

  Answer call(FrameworkId id, SchedulerCall call) {
    return call(id, stream(id).toString(), call);
  }

  Answer call(FrameworkId id, String stream, SchedulerCall call) {
    put(new Input.Called(tickets++, id, stream, call));
    return effects.stream()
        .filter(Effect.Reply.class::isInstance)
        .map(effect -> ((Effect.Reply) effect).answer())
        .findFirst()
        .orElseThrow();
  }

  List<Offer> offers(FrameworkId id) {
    return state.offers().of(id);
  }

  static Run run(String id, AgentId agent, String resources) {
    return new Run(new TaskId(id), agent, id, null, resources(resources), cargo(id), cargo(id), "");
  }

  /// Launches on the one offer that the framework has.
  void launch(FrameworkId id, Run... runs) {
    launch(id, Duration.ofSeconds(5), runs);
  }

  void launch(FrameworkId id, Duration refuse, Run... runs) {
    var offer = offers(id).getFirst().id();
    call(id, accept(List.of(offer), refuse, runs));
  }

  static SchedulerCall.Accept accept(List<OfferId> offers, Duration refuse, Run... runs) {
    return new SchedulerCall.Accept(offers, List.of(new Operation.Launch(List.of(runs))), refuse);
  }

  void report(FrameworkId framework, String task, TaskState at, UUID uuid) {
    var known = task(framework, task);
    var status = new Status.Heard(at, uuid, cargo(task + at));
    put(
        new Input.StatusReported(
            known.agent(), pid(1), framework, new TaskId(task), status, cargo(task + at), at));
  }

  Task task(FrameworkId framework, String id) {
    return state.tasks().live(new TaskKey(framework, new TaskId(id))).orElseThrow();
  }

  // What was said.

  List<SchedulerEvent> heard(FrameworkId id) {
    return effects.stream()
        .filter(effect -> effect instanceof Effect.Tell tell && tell.framework().equals(id))
        .map(effect -> ((Effect.Tell) effect).event())
        .toList();
  }

  List<AgentOrder> ordered() {
    return effects.stream()
        .filter(Effect.Order.class::isInstance)
        .map(effect -> ((Effect.Order) effect).order())
        .toList();
  }

  List<TaskState> statesHeard(FrameworkId id) {
    return heard(id).stream()
        .flatMap(event ->
            switch (event) {
              case SchedulerEvent.Report report ->
                  java.util.stream.Stream.of(report.status().state());
              case SchedulerEvent.Forward forward ->
                  java.util.stream.Stream.of(forward.status().state());
              default -> java.util.stream.Stream.<TaskState>of();
            })
        .toList();
  }
}
