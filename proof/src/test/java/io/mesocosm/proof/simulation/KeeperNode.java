package io.mesocosm.proof.simulation;

import io.mesocosm.base.loops.Inbox;
import io.mesocosm.framework.model.FrameworkIdentity;
import io.mesocosm.proof.simulation.Keeper.Change;
import io.mesocosm.proof.simulation.Keeper.Effect;
import io.mesocosm.proof.simulation.Keeper.Input;
import io.mesocosm.testkit.World;
import io.mesocosm.testkit.machines.Life;
import io.mesocosm.testkit.machines.Node;
import io.mesocosm.testkit.machines.VirtualLoop;
import java.time.Duration;
import java.util.Optional;

/// A [Keeper] as a program, with its memory on its own disk.
final class KeeperNode {
  private static final Duration TICK = Duration.ofSeconds(5);

  private final World world;
  private final Node node;
  private final int wanted;
  private Optional<VirtualLoop<Keeper, Input, Change, Effect>> loop = Optional.empty();

  /// @param wanted how many tasks it keeps running
  KeeperNode(World world, int number, int wanted) {
    this.world = world;
    this.wanted = wanted;
    this.node = world.node("keeper-" + number, this::boot);
  }

  private void boot(Life life) {
    var log = node.disk().<Change>log("tasks");
    var keeper = Keeper.recall(log.contents());
    var shell = new Shell(life);
    var next =
        life.<Keeper, Input, Change, Effect>loop(
            "keeper", keeper, new KeeperCore(wanted), log.journal(life), shell::run);
    loop = Optional.of(next);
    var identity = FrameworkIdentity.named(node.name()).withId(keeper.id());
    shell.session =
        Optional.of(
            new SessionNode(world, life, identity, event -> next.offer(new Input.Heard(event))));
    next.put(new Input.Tick());
  }

  private static final class Shell {
    private final Life life;
    private Optional<SessionNode> session = Optional.empty();

    private Shell(Life life) {
      this.life = life;
    }

    private void run(Effect effect, Inbox<Input> inbox) {
      switch (effect) {
        case Effect.Ask(var call) -> session.orElseThrow().ask(call);
        case Effect.ArmTick _ -> life.after(TICK, () -> inbox.offer(new Input.Tick()));
      }
    }
  }

  Node node() {
    return node;
  }

  int wanted() {
    return wanted;
  }

  /// What it last knew, in this life or the one before.
  Keeper state() {
    return loop.map(VirtualLoop::snapshot).orElse(Keeper.NEW);
  }
}
