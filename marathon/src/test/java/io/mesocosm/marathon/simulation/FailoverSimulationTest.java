package io.mesocosm.marathon.simulation;

import io.mesocosm.marathon.core.Input;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.core.messages.KillMode;
import io.mesocosm.marathon.core.messages.Origin;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.DeploymentId;
import io.mesocosm.marathon.model.Edit;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.RootChange;
import io.mesocosm.marathon.model.spec.Checks;
import io.mesocosm.marathon.model.spec.Command;
import io.mesocosm.marathon.model.spec.HealthCheck;
import io.mesocosm.marathon.model.spec.Needs;
import io.mesocosm.marathon.model.spec.RunSpec;
import io.mesocosm.testkit.World;
import io.mesocosm.testkit.junit.Seeds;
import io.mesocosm.testkit.machines.Node;
import io.mesocosm.testkit.time.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/// People change apps while leaders crash, lines break and tasks fail; in the end everything is as
/// it was asked for, and nothing is left over.
final class FailoverSimulationTest {
  private static final Origin SOMEONE = new Origin("10.0.0.9", "/v2/apps");

  private final Map<String, MarathonNode> marathons = new HashMap<>();

  @Seeds(40)
  void everyTaskIsAccountedForInTheEnd(Seed seed) {
    var world = new World(seed);
    var master = new ToyMaster(world, List.of("agent-1", "agent-2", "agent-3"));
    for (var name : List.of("marathon-1", "marathon-2")) {
      world
          .node(
              name, life -> marathons.put(name, new MarathonNode(world.zookeeper(), life, master)))
          .start();
    }
    master.failing(0.2);
    world.run(Duration.ofSeconds(30));
    for (var round = 0; round < 40; round++) {
      trouble(world, master);
      person(world);
      world.run(world.chance().between(Duration.ZERO, Duration.ofSeconds(30)));
    }
    world.zookeeper().heal();
    master.failing(0);
    world.nodes().forEach(Node::start);
    world.eventually("everything is as wanted", () -> wrong(master), Duration.ofMinutes(40));
  }

  private Optional<MarathonState> state() {
    return marathons.values().stream().flatMap(it -> it.state().stream()).findFirst();
  }

  private static void trouble(World world, ToyMaster master) {
    switch (world.chance().below(9)) {
      case 0 -> world.chance().pick(world.nodes()).crash();
      case 1, 2 -> world.nodes().forEach(Node::start);
      case 3 -> master.breakLine();
      case 4 -> world.zookeeper().expireAny();
      case 5 -> world.zookeeper().trouble(Duration.ofMillis(300), 0.05);
      case 6 -> master.failOne();
      case 7 -> master.isolateOne();
      default -> world.zookeeper().heal();
    }
  }

  private void person(World world) {
    var chance = world.chance();
    var path = AppPath.of("/app-" + chance.below(3));
    var state = state();
    if (state.isEmpty()) {
      return;
    }
    var id = new DeploymentId(chance.uuid());
    var before = state.get().tree().app(path);
    var force = chance.hits(0.5);
    switch (chance.below(6)) {
      case 0, 1 -> {
        if (before.isEmpty()) {
          change(id, new Edit.Created<>(app(path, 1 + chance.below(4))), force);
        } else {
          change(
              id,
              new Edit.Changed<>(before.get(), before.get().withInstances(chance.below(5))),
              force);
        }
      }
      case 2 ->
          before.ifPresent(app ->
              change(
                  id,
                  new Edit.Changed<>(
                      app,
                      app.withSpec(
                          app.spec().withCommand(Command.ofShell("sleep " + chance.below(99))))),
                  force));
      case 3 -> before.ifPresent(app -> change(id, new Edit.Removed<>(app), true));
      case 4 -> kill(id, state.get(), path, chance.pick(List.of(KillMode.values())));
      default ->
          state.get().deployments().all().stream()
              .findFirst()
              .ifPresent(
                  it -> ask(ticket -> new Input.CancelDeployment(ticket, it.id(), id, force)));
    }
  }

  private void kill(DeploymentId id, MarathonState state, AppPath path, KillMode mode) {
    var victims = state.instances().of(path).stream().limit(1).map(Instance::id).toList();
    ask(ticket -> new Input.Kill(ticket, id, victims, mode, true));
  }

  private void change(DeploymentId id, Edit<App> change, boolean force) {
    ask(ticket ->
        new Input.Change(ticket, id, new RootChange(List.of(change), List.of()), force, SOMEONE));
  }

  private void ask(LongFunction<Input> request) {
    marathons.values().forEach(it -> it.ask(request));
  }

  private static App app(AppPath path, int instances) {
    var check =
        new HealthCheck(
            HealthCheck.Protocol.HTTP,
            "/",
            new Checks.Port.Index(0),
            "",
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            3,
            Duration.ZERO,
            false,
            false);
    return App.of(
        path,
        instances,
        RunSpec.DEFAULT
            .withCommand(Command.ofShell("serve"))
            .withNeeds(Needs.of(0.1, 32))
            .withChecks(new Checks(List.of(check), List.of(), null)),
        new Version(Instant.EPOCH));
  }

  /// What is not as wanted, in the leader's view and in the master's.
  private Optional<String> wrong(ToyMaster master) {
    var state = state();
    if (state.isEmpty()) {
      return Optional.of("nobody leads");
    }
    if (state.get().deployments().size() > 0) {
      return Optional.of("deployments run: " + state.get().deployments());
    }
    var known = new HashSet<String>();
    for (var one : state.get().instances().all()) {
      one.task().ifPresent(task -> known.add(task.id().toString()));
    }
    var strangers = new ArrayList<>(master.alive());
    strangers.removeAll(known);
    if (!strangers.isEmpty()) {
      return Optional.of("nobody knows " + strangers);
    }
    for (var app : state.get().tree().apps().values()) {
      var tally = state.get().instances().tally(app.id());
      var running =
          state.get().instances().of(app.id()).stream()
              .filter(one -> master.runs(one.taskId().toString()))
              .count();
      if (tally.serving() != app.instances()
          || tally.all() != app.instances()
          || running != app.instances()) {
        return Optional.of(
            "%s wants %d: %s, %d run".formatted(app.id(), app.instances(), tally, running));
      }
    }
    return Optional.empty();
  }
}
