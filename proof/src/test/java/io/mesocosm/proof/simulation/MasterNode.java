package io.mesocosm.proof.simulation;

import io.mesocosm.base.Fault;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.loops.Inbox;
import io.mesocosm.base.loops.JournalException;
import io.mesocosm.coordination.election.LeadershipListener;
import io.mesocosm.coordination.records.Epoch;
import io.mesocosm.master.core.Change;
import io.mesocosm.master.core.Effect;
import io.mesocosm.master.core.Input;
import io.mesocosm.master.core.Invariants;
import io.mesocosm.master.core.MasterCore;
import io.mesocosm.master.core.Settings;
import io.mesocosm.master.core.State;
import io.mesocosm.master.core.Timer;
import io.mesocosm.master.model.AgentRecord;
import io.mesocosm.master.model.MasterIdentity;
import io.mesocosm.master.store.AgentRecords;
import io.mesocosm.master.wire.AgentMessages;
import io.mesocosm.master.wire.MasterMessages;
import io.mesocosm.protocol.MessageJson;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.v1.MasterInfo;
import io.mesocosm.testkit.World;
import io.mesocosm.testkit.machines.Life;
import io.mesocosm.testkit.machines.Node;
import io.mesocosm.testkit.machines.VirtualLoop;
import io.mesocosm.testkit.machines.VirtualTimers;
import io.mesocosm.testkit.network.Port;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A master as a program: stands for leadership, reigns, and ends when it has lost it, as the
/// original does.
final class MasterNode {
  static final String ELECTION = "/mesos";
  static final String RECORDS = "/mesocosm/master";

  private final World world;
  private final Settings settings;
  private final String ip;
  private final Node node;
  private Optional<Reign> reign = Optional.empty();
  private @Nullable State looked;

  /// One master between its election and its end.
  private final class Reign {
    private final Life life;
    private final Pid self;
    private final Port port;
    private final VirtualTimers<Timer, Input> timers;
    private final SchedulerEntry entry;
    private final VirtualLoop<State, Input, Change, Effect> loop;

    private Reign(
        Life life,
        Port port,
        MasterInfo info,
        Settings settings,
        Epoch epoch,
        List<AgentRecord> records) {
      this.life = life;
      this.self = Pid.parse(info.getPid()).orElseThrow();
      this.port = port;
      this.timers = life.timers();
      this.entry = new SchedulerEntry(life.time().chance(), info, settings.heartbeatEvery());
      var journal =
          world.zookeeper().records(RECORDS).<Change>journal(life, epoch, AgentRecords::writes);
      this.loop =
          life.loop(
              "master",
              State.begin(life.time().chance().uuid(), records),
              new MasterCore(settings),
              journal,
              this::run);
    }

    private void begin() {
      port.onEnvelope(this::hear);
      port.onRequest((request, exchange) -> entry.handle((Posted) request, exchange, loop));
      loop.put(new Input.Elected());
    }

    private void hear(Envelope envelope) {
      switch (AgentMessages.read(envelope)) {
        case Outcome.Ok<Optional<Input>>(var input) -> input.ifPresent(loop::put);
        case Outcome.Refused<Optional<Input>>(var refusals) ->
            throw new Fault(envelope.name() + " is not understood: " + refusals);
      }
    }

    private void run(Effect effect, Inbox<Input> inbox) {
      switch (effect) {
        case Effect.Arm(var timer, var at) -> timers.arm(timer, at, new Input.Rang(timer), inbox);
        case Effect.Disarm(var timer) -> timers.cancel(timer);
        case Effect.Link(var agent) ->
            port.link(agent, pid -> inbox.offer(new Input.LinkBroken(pid)));
        case Effect.Order(var agent, var order) ->
            port.send(AgentMessages.write(self, agent, order));
        case Effect.Tell(_, var stream, var event) -> entry.tell(stream, event);
        case Effect.EndStream(var stream) -> entry.end(stream);
        case Effect.OperationDropped _ -> {}
        case Effect.RefuseStream(var stream, var why) -> entry.refuse(stream, why);
        case Effect.Reply(var ticket, var answer) -> entry.reply(ticket, answer);
        case Effect.Show _, Effect.Publish _ -> {
          // Nobody watches.
        }
      }
    }
  }

  MasterNode(World world, int number, Settings settings) {
    this.world = world;
    this.settings = settings;
    this.ip = "10.0.0." + number;
    this.node = world.node("master-" + number, this::boot);
  }

  Node node() {
    return node;
  }

  /// What it knows, while it leads.
  Optional<State> state() {
    return reign.filter(one -> !one.life.isOver()).map(one -> one.loop.snapshot());
  }

  /// Whether it leads, and the ensemble thinks so too.
  boolean leads() {
    return reign
        .filter(one -> !one.life.isOver())
        .filter(one -> world.zookeeper().session(one.life).isHeld())
        .isPresent();
  }

  /// What is wrong with its books, when they changed since the last look.
  Optional<String> wrong() {
    var state = state();
    if (state.isEmpty() || isLikeBefore(state.get())) {
      return Optional.empty();
    }
    looked = state.get();
    var broken = Invariants.violations(state.get());
    return broken.isEmpty() ? Optional.empty() : Optional.of(node + ": " + broken);
  }

  /// Tables are shared between versions of the state until they change.
  @SuppressWarnings("ReferenceEquality") // the point: equal ones would cost as much as the look
  private boolean isLikeBefore(State now) {
    return looked != null
        && looked.tasks() == now.tasks()
        && looked.offers() == now.offers()
        && looked.agents() == now.agents()
        && looked.frameworks() == now.frameworks()
        && looked.shares() == now.shares();
  }

  private void boot(Life life) {
    var id = world.chance().uuid().toString();
    var info =
        MasterMessages.info(new MasterIdentity(id, node.name(), ip, Cluster.MASTER_PORT, "1.11.0"));
    var port = world.network().open(life, ip + ":" + Cluster.MASTER_PORT);
    port.onRequest(
        (_, exchange) -> exchange.reply(new Posted.Answered(503, "no leader is elected", "")));
    world
        .zookeeper()
        .stand(
            life,
            ELECTION,
            MessageJson.print(info),
            RECORDS,
            new LeadershipListener() {
              @Override
              public void elected(Epoch epoch) {
                world
                    .zookeeper()
                    .records(RECORDS)
                    .read(life, contents -> lead(life, port, info, epoch, records(contents)));
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

  private static List<AgentRecord> records(io.mesocosm.coordination.records.Contents contents) {
    try {
      return AgentRecords.read(contents);
    } catch (JournalException unreadable) {
      throw new Fault("records of our own", unreadable);
    }
  }

  private void lead(Life life, Port port, MasterInfo info, Epoch epoch, List<AgentRecord> records) {
    var next = new Reign(life, port, info, settings, epoch, records);
    reign = Optional.of(next);
    next.begin();
  }

  /// Settings of the original, with the patience of a test.
  static Settings settings() {
    return new Settings(
        Duration.ofSeconds(15),
        5,
        Duration.ofMinutes(10),
        Duration.ZERO,
        Duration.ofMillis(1),
        Duration.ofSeconds(15),
        Duration.ofMinutes(15),
        Duration.ofDays(14),
        102_400,
        new io.mesocosm.master.core.allocation.Eligibility(true, "", List.of()),
        java.util.Map.of(),
        new Settings.Caps(50, 1000, 1000));
  }
}
