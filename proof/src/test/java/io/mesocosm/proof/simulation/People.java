package io.mesocosm.proof.simulation;

import io.mesocosm.marathon.core.Input;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.core.messages.Origin;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.DeploymentId;
import io.mesocosm.marathon.model.Edit;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.marathon.model.live.RootChange;
import io.mesocosm.marathon.model.spec.Checks;
import io.mesocosm.marathon.model.spec.Command;
import io.mesocosm.marathon.model.spec.HealthCheck;
import io.mesocosm.marathon.model.spec.Needs;
import io.mesocosm.marathon.model.spec.RunSpec;
import io.mesocosm.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Who asks Marathon for things: apps come, change, grow, shrink and go.
final class People {
  private static final Origin SOMEONE = new Origin("10.0.9.9", "/v2/apps");
  private static final Duration EVERY = Duration.ofSeconds(40);

  private final World world;
  private final List<MarathonNode> marathons;
  private boolean busy = true;

  People(World world, List<MarathonNode> marathons) {
    this.world = world;
    this.marathons = marathons;
  }

  /// They ask now and then, until [#rest].
  void begin() {
    world.after(
        world.chance().until(EVERY),
        () -> {
          if (busy) {
            marathons.forEach(
                marathon -> marathon.state().ifPresent(state -> act(marathon, state)));
            begin();
          }
        });
  }

  /// They have what they want.
  void rest() {
    busy = false;
  }

  /// The first wish of all.
  void deploy(String path, int instances) {
    marathons.forEach(
        marathon -> change(marathon, new Edit.Created<>(app(AppPath.of(path), instances))));
  }

  private void act(MarathonNode marathon, MarathonState state) {
    var chance = world.chance();
    var path = AppPath.of("/app-" + chance.below(3));
    var known = state.tree().app(path);
    if (known.isEmpty()) {
      change(marathon, new Edit.Created<>(app(path, 1 + chance.below(3))));
      return;
    }
    var app = known.get();
    switch (chance.below(5)) {
      case 0, 1 -> change(marathon, new Edit.Changed<>(app, app.withInstances(chance.below(4))));
      case 2, 3 -> {
        var command = Command.ofShell("serve " + chance.below(1000));
        var changed = app.withSpec(app.spec().withCommand(command));
        change(marathon, new Edit.Changed<>(app, changed));
      }
      default -> change(marathon, new Edit.Removed<>(app));
    }
  }

  private void change(MarathonNode marathon, Edit<App> change) {
    var id = new DeploymentId(world.chance().uuid());
    var force = world.chance().hits(0.5);
    marathon.ask(
        new Input.Change(1, id, new RootChange(List.of(change), List.of()), force, SOMEONE));
  }

  private static App app(AppPath path, int instances) {
    var check =
        new HealthCheck(
            HealthCheck.Protocol.HTTP,
            "/",
            new Checks.Port.Index(0),
            "",
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
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
            .withNeeds(Needs.of(0.3, 50))
            .withChecks(new Checks(List.of(check), List.of(), null)),
        new Version(Instant.EPOCH));
  }
}
