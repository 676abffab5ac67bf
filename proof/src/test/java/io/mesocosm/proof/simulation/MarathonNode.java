package io.mesocosm.proof.simulation;

import io.mesocosm.base.Fault;
import io.mesocosm.base.loops.Inbox;
import io.mesocosm.base.loops.JournalException;
import io.mesocosm.base.loops.Step;
import io.mesocosm.coordination.election.LeadershipListener;
import io.mesocosm.coordination.records.Contents;
import io.mesocosm.coordination.records.Epoch;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.FrameworkIdentity;
import io.mesocosm.marathon.core.Alarm;
import io.mesocosm.marathon.core.Change;
import io.mesocosm.marathon.core.Effect;
import io.mesocosm.marathon.core.Input;
import io.mesocosm.marathon.core.MarathonCore;
import io.mesocosm.marathon.core.MarathonRules;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.core.health.ProbeResult;
import io.mesocosm.marathon.link.MasterEvents;
import io.mesocosm.marathon.link.TaskInfos;
import io.mesocosm.marathon.model.TaskId;
import io.mesocosm.marathon.store.MarathonRecords;
import io.mesocosm.testkit.World;
import io.mesocosm.testkit.machines.Life;
import io.mesocosm.testkit.machines.Node;
import io.mesocosm.testkit.machines.VirtualLoop;
import io.mesocosm.testkit.machines.VirtualTimers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// A Marathon as a program: stands for leadership, reads what is stored, reigns, and ends with its
/// leadership.
final class MarathonNode {
  static final String ELECTION = "/marathon/leader-curator";
  static final String RECORDS = "/marathon/mesocosm";

  private static final Duration SLOWEST_LOOK = Duration.ofMillis(100);

  private final MarathonCore core = new MarathonCore(MarathonRules.DEFAULT);
  private final World world;
  private final Node node;
  private final Predicate<String> serves;
  private final OwnHand ownHand = new OwnHand();
  private Optional<Reign> reign = Optional.empty();

  /// One that leads.
  private final class Reign {
    private final Life life;
    private final VirtualTimers<Alarm, Input> timers;
    private final VirtualLoop<MarathonState, Input, Change, Effect> loop;
    private final FrameworkIdentity identity;
    private final SessionNode session;

    private Reign(Life life, Epoch epoch, MarathonState stored) {
      this.life = life;
      this.timers = life.timers();
      this.loop =
          life.loop(
              "marathon",
              stored,
              this::decide,
              world
                  .zookeeper()
                  .records(RECORDS)
                  .<Change>journal(life, epoch, MarathonRecords::writes),
              this::run);
      loop.put(new Input.Elected());
      this.identity = FrameworkIdentity.named("marathon").withId(stored.bond().framework());
      this.session =
          new SessionNode(world, life, identity, event -> loop.offer(MasterEvents.input(event)));
    }

    private Step<MarathonState, Change, Effect> decide(
        MarathonState before, Input input, Instant now) {
      var step = core.apply(before, input, now);
      ownHand.decided(before, step);
      return step;
    }

    private void run(Effect effect, Inbox<Input> inbox) {
      switch (effect) {
        case Effect.Tell(var call) -> session.ask(call);
        case Effect.TakeRoles(var roles) ->
            session.ask(new Call.UpdateFramework(identity.withRoles(roles.toArray(String[]::new))));
        case Effect.Launch launch -> session.ask(TaskInfos.accept(launch));
        case Effect.Arm(var alarm, var at) -> timers.arm(alarm, at, new Input.Due(alarm), inbox);
        case Effect.Disarm(var alarm) -> timers.cancel(alarm);
        case Effect.Probe(var task, var check, _) ->
            look(task, result -> new Input.Probed(task, check, result), inbox);
        case Effect.ProbeReadiness(var task, var check, _) ->
            look(task, result -> new Input.ReadinessProbed(task, check, result), inbox);
        case Effect.Quit(var why) -> life.exit(why);
        case Effect.Answer _, Effect.Publish _ -> {
          // What became of a request is seen in the state.
        }
      }
    }

    private void look(TaskId task, Function<ProbeResult, Input> told, Inbox<Input> inbox) {
      life.after(
          life.time().chance().between(Duration.ofMillis(1), SLOWEST_LOOK),
          () ->
              inbox.offer(
                  told.apply(
                      serves.test(task.toString())
                          ? new ProbeResult.Answered(200, "", "")
                          : new ProbeResult.Failed("nobody listens"))));
    }
  }

  /// @param serves whether the task of that name answers health checks
  MarathonNode(World world, int number, Predicate<String> serves) {
    this.world = world;
    this.serves = serves;
    this.node = world.node("marathon-" + number, this::boot);
  }

  private void boot(Life life) {
    var zookeeper = world.zookeeper();
    zookeeper.stand(
        life,
        ELECTION,
        node.name().getBytes(StandardCharsets.UTF_8),
        RECORDS,
        new LeadershipListener() {
          @Override
          public void elected(Epoch epoch) {
            zookeeper.records(RECORDS).read(life, contents -> lead(life, epoch, contents));
          }

          @Override
          public void resigned() {
            throw new Fault("nobody asks it to resign");
          }

          @Override
          public void lost(String why) {
            life.exit(why);
          }
        });
  }

  private void lead(Life life, Epoch epoch, Contents contents) {
    try {
      var nothing = MarathonState.empty(life.time().chance().number());
      reign = Optional.of(new Reign(life, epoch, MarathonRecords.read(contents, nothing)));
    } catch (JournalException unreadable) {
      throw new Fault("records of our own", unreadable);
    }
  }

  Node node() {
    return node;
  }

  private Optional<Reign> present() {
    return reign.filter(one -> !one.life.isOver());
  }

  /// Whether it leads, and the ensemble thinks so too.
  boolean leads() {
    return present().filter(one -> world.zookeeper().session(one.life).isHeld()).isPresent();
  }

  /// What it knows, while it leads.
  Optional<MarathonState> state() {
    return present().map(one -> one.loop.snapshot());
  }

  /// Somebody asks for something.
  void ask(Input.Request request) {
    present().ifPresent(one -> one.loop.offer(request));
  }

  /// What it did to an app that it must not do.
  Optional<String> wrong() {
    return ownHand.wrong();
  }
}
