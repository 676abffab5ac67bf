package io.mesocosm.marathon.simulation;

import io.mesocosm.base.Outcome;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Domain;
import io.mesocosm.framework.model.Event;
import io.mesocosm.framework.model.Healthy;
import io.mesocosm.framework.model.Master;
import io.mesocosm.framework.model.Offer;
import io.mesocosm.framework.model.Operation;
import io.mesocosm.framework.model.TaskUpdate;
import io.mesocosm.framework.model.Unavailability;
import io.mesocosm.framework.model.UpdateReason;
import io.mesocosm.framework.model.UpdateSource;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.protocol.v1.TaskStatus;
import io.mesocosm.testkit.World;
import io.mesocosm.testkit.machines.Life;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A master and its agents as a scheduler sees them: offers, updates that are repeated until they
/// are acknowledged, answers to reconciliation. It never fails itself; the line to it does.
final class ToyMaster {
  private static final Duration SLOWEST = Duration.ofMillis(40);
  private static final Duration REPEAT = Duration.ofSeconds(10);

  private final World world;
  private final Map<String, ToyTask> tasks = new LinkedHashMap<>();
  private final Map<String, String> offers = new LinkedHashMap<>();
  private final List<String> agents;
  private Optional<Line> line = Optional.empty();
  private boolean suppressed;
  private long next = 1;
  private double failures;

  /// A scheduler's subscription.
  private record Line(Life life, Consumer<Event> ears) {}

  private static final class ToyTask {
    private final String agent;
    private TaskState state = TaskState.STAGING;
    private String unacknowledged = "";

    private ToyTask(String agent) {
      this.agent = agent;
    }
  }

  ToyMaster(World world, List<String> agents) {
    this.world = world;
    this.agents = agents;
    offerSoon();
  }

  /// Of each launch and each running task, the share that fails by itself now and then.
  void failing(double share) {
    failures = share;
  }

  void subscribe(Life life, Consumer<Event> ears) {
    line.filter(old -> old.life() != life)
        .ifPresent(old -> tell(old, new Event.Refused("failed over")));
    var mine = new Line(life, ears);
    line = Optional.of(mine);
    offers.clear();
    suppressed = false;
    var master = new Master("m", "master", "10.0.0.1", 5050, "1.11.0", Domain.NONE);
    tell(mine, new Event.Subscribed(new FrameworkId("fw"), master, false));
    tell(mine, new Event.ReconciliationDue());
  }

  /// The line breaks; the scheduler comes back by itself.
  void breakLine() {
    line.ifPresent(old -> {
      line = Optional.empty();
      offers.clear();
      tell(old, new Event.Disconnected("broken"));
      old.life()
          .after(
              world.chance().between(Duration.ofSeconds(1), Duration.ofSeconds(5)),
              () -> subscribe(old.life(), old.ears()));
    });
  }

  private void tell(Line to, Event event) {
    to.life().after(SLOWEST, () -> to.ears().accept(event));
  }

  private void tell(Event event) {
    line.ifPresent(to -> tell(to, event));
  }

  void call(Life life, Consumer<Event> ears, Call call) {
    var delay = world.chance().between(Duration.ZERO, SLOWEST);
    world.after(
        delay,
        () -> {
          if (line.filter(it -> it.life() == life).isPresent()) {
            take(call);
          } else {
            life.after(SLOWEST, () -> ears.accept(new Event.CallFailed(call, "no line", true)));
          }
        });
  }

  private void take(Call call) {
    switch (call) {
      case Call.Accept accept -> accept(accept);
      case Call.Decline(var ids, var _) -> ids.forEach(id -> offers.remove(id.value()));
      case Call.Revive _ -> {
        suppressed = false;
        offer();
      }
      case Call.Suppress _ -> suppressed = true;
      case Call.Kill(var id, var _) -> kill(id);
      case Call.Acknowledge(var _, var id, var uuid) -> acknowledged(id, uuid);
      case Call.Reconcile(var asked) -> asked.forEach(one -> answer(one.task(), one.agent()));
      case Call.KillWithin _,
          Call.Shutdown _,
          Call.Message _,
          Call.AcceptInverse _,
          Call.DeclineInverse _,
          Call.AcknowledgeOperation _,
          Call.ReconcileOperations _,
          Call.UpdateFramework _,
          Call.Teardown _ -> {}
    }
  }

  private void accept(Call.Accept accept) {
    var agent = Optional.ofNullable(offers.remove(accept.offers().getFirst().value()));
    for (var operation : accept.operations()) {
      if (!(operation instanceof Operation.Launch(var launched))) {
        continue;
      }
      for (var cargo : launched) {
        var id = cargo.as(TaskInfo.class).getTaskId().getValue();
        if (agent.isEmpty()) {
          tell(update(id, TaskState.DROPPED, "", "", UpdateReason.INVALID_OFFERS));
        } else if (!tasks.containsKey(id)) {
          tasks.put(id, new ToyTask(agent.get()));
          later(id, TaskState.STARTING);
        }
      }
    }
  }

  private void later(String id, TaskState state) {
    world.after(
        world.chance().between(Duration.ofMillis(20), Duration.ofSeconds(3)),
        () -> move(id, state));
  }

  private void move(String id, TaskState state) {
    var task = tasks.get(id);
    if (task == null || task.state.isTerminal()) {
      return;
    }
    task.state = state;
    world.note("toy", "task " + id, state);
    if (state == TaskState.STARTING) {
      later(id, world.chance().hits(failures) ? TaskState.FAILED : TaskState.RUNNING);
    }
    task.unacknowledged = "u" + next++;
    repeat(id, task.unacknowledged);
  }

  private void repeat(String id, String uuid) {
    var task = tasks.get(id);
    if (task != null && task.unacknowledged.equals(uuid)) {
      tell(update(id, task.state, task.agent, uuid, UpdateReason.NONE));
      world.after(REPEAT, () -> repeat(id, uuid));
    }
  }

  private void acknowledged(TaskId id, String uuid) {
    var task = tasks.get(id.value());
    if (task != null && task.unacknowledged.equals(uuid)) {
      task.unacknowledged = "";
      if (task.state.isTerminal()) {
        tasks.remove(id.value());
      }
    }
  }

  private void kill(TaskId id) {
    if (tasks.containsKey(id.value())) {
      later(id.value(), TaskState.KILLED);
    } else {
      answer(id, new AgentId(""));
    }
  }

  private void answer(TaskId id, AgentId agent) {
    var task = tasks.get(id.value());
    var state = task != null ? task.state : agent.isPresent() ? TaskState.GONE : TaskState.UNKNOWN;
    tell(update(id.value(), state, agent.value(), "", UpdateReason.RECONCILIATION));
  }

  private Event update(String id, TaskState state, String agent, String uuid, UpdateReason reason) {
    return new Event.Updated(
        new TaskUpdate(
            new TaskId(id),
            state,
            new AgentId(agent),
            new ExecutorId(""),
            uuid,
            UpdateSource.AGENT,
            reason,
            "",
            Healthy.UNKNOWN,
            world.now(),
            List.of(),
            "",
            Instant.EPOCH,
            Cargo.of(TaskStatus.getDefaultInstance())));
  }

  private void offerSoon() {
    world.after(
        Duration.ofSeconds(1),
        () -> {
          offer();
          offerSoon();
        });
  }

  private void offer() {
    if (suppressed || line.isEmpty()) {
      return;
    }
    var made = new ArrayList<Offer>();
    for (var agent : agents) {
      if (!offers.containsValue(agent)) {
        var id = "o" + next++;
        offers.put(id, agent);
        made.add(
            new Offer(
                new OfferId(id),
                new AgentId(agent),
                agent,
                "*",
                plenty(),
                Attributes.NONE,
                Domain.NONE,
                List.of(),
                Unavailability.NONE));
      }
    }
    if (!made.isEmpty()) {
      tell(new Event.Offered(made));
    }
  }

  private static Resources plenty() {
    return switch (Resources.parse("cpus:8;mem:8192;ports:[31000-31999]", "*")) {
      case Outcome.Ok<Resources>(var resources) -> resources.allocate("*");
      case Outcome.Refused<Resources>(var refusals) ->
          throw new AssertionError(refusals.toString());
    };
  }

  /// One running task fails by itself.
  void failOne() {
    var running =
        tasks.entrySet().stream()
            .filter(one -> one.getValue().state == TaskState.RUNNING)
            .map(Map.Entry::getKey)
            .toList();
    if (!running.isEmpty()) {
      move(world.chance().pick(running), TaskState.FAILED);
    }
  }

  /// One agent falls silent and comes back, with its tasks, some time later.
  void isolateOne() {
    var agent = world.chance().pick(agents);
    var there =
        tasks.entrySet().stream()
            .filter(one -> one.getValue().agent.equals(agent))
            .filter(one -> one.getValue().state == TaskState.RUNNING)
            .map(Map.Entry::getKey)
            .toList();
    there.forEach(
        id -> tell(update(id, TaskState.UNREACHABLE, agent, "", UpdateReason.AGENT_REMOVED)));
    world.after(
        world.chance().between(Duration.ofMillis(50), Duration.ofMinutes(1)),
        () -> there.forEach(id -> move(id, TaskState.RUNNING)));
  }

  boolean runs(String id) {
    var task = tasks.get(id);
    return task != null && task.state == TaskState.RUNNING;
  }

  /// Ids of all tasks that are not over.
  List<String> alive() {
    return tasks.entrySet().stream()
        .filter(one -> !one.getValue().state.isTerminal())
        .map(Map.Entry::getKey)
        .toList();
  }
}
