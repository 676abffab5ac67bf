package io.mesocosm.proof.simulation;

import com.google.protobuf.InvalidProtocolBufferException;
import io.mesocosm.agent.core.AgentCore;
import io.mesocosm.agent.core.AgentRules;
import io.mesocosm.agent.core.Alarm;
import io.mesocosm.agent.core.Change;
import io.mesocosm.agent.core.Effect;
import io.mesocosm.agent.core.Event;
import io.mesocosm.agent.core.Input;
import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.wire.AgentMessages;
import io.mesocosm.agent.wire.Facts;
import io.mesocosm.agent.wire.MasterMessages;
import io.mesocosm.base.Fault;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.loops.Inbox;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.v1.MasterInfo;
import io.mesocosm.testkit.World;
import io.mesocosm.testkit.machines.Life;
import io.mesocosm.testkit.machines.Node;
import io.mesocosm.testkit.machines.VirtualLoop;
import io.mesocosm.testkit.machines.VirtualTimers;
import io.mesocosm.testkit.network.Port;
import java.util.List;
import java.util.Optional;

/// An agent as a program on a machine of its own, whose tasks are processes that outlive it.
final class AgentNode {
  private final World world;
  private final Facts facts;
  private final Node node;
  private final Runs runs;
  private Optional<Service> service = Optional.empty();
  private long looked = -1;

  /// One life of it.
  private final class Service {
    private final Life life;
    private final Port port;
    private final AgentMessages messages = new AgentMessages(facts);
    private final VirtualTimers<Alarm, Event> timers;
    private final Runs.Watch watch;
    private final VirtualLoop<AgentState, Event, Change, Effect> loop;

    private Service(Life life) {
      this.life = life;
      this.port = world.network().open(life, facts.self().address());
      this.timers = life.timers();
      this.watch = runs.in(life, this::tell);
      var log = node.disk().<Change>log("journal");
      this.loop =
          life.loop(
              "agent",
              AgentMemory.recall(log.contents()),
              new AgentCore(AgentRules.DEFAULT),
              log.journal(life),
              this::run);
    }

    private void begin() {
      port.onEnvelope(this::hear);
      tell(new Input.Started());
      world
          .zookeeper()
          .watch(
              life,
              MasterNode.ELECTION,
              MasterNode.RECORDS,
              data -> tell(new Input.LeaderChanged(data.map(AgentNode::leader))));
    }

    private void tell(Input input) {
      loop.offer(new Event(input, life.time().chance().number()));
    }

    private void hear(Envelope envelope) {
      try {
        MasterMessages.hear(envelope, life.time().chance()::uuid).forEach(this::tell);
      } catch (InvalidProtocolBufferException broken) {
        throw new Fault(envelope.name() + " is not understood", broken);
      }
    }

    private void run(Effect effect, Inbox<Event> inbox) {
      switch (effect) {
        case Effect.Send(var to, var message) -> port.send(messages.write(to, message));
        case Effect.LinkTo(var master) ->
            port.link(master, pid -> tell(new Input.MasterExited(pid)));
        case Effect.Launch(_, var task, _) -> watch.launch(task);
        case Effect.Survey(_, var task) -> watch.survey(task.run());
        case Effect.Signal(_, var run, var how) -> watch.signal(run, how);
        case Effect.GiveUp(var run) -> watch.giveUp(run);
        case Effect.RunProbe(_, var task, _, var plan) -> watch.probe(task, plan);
        case Effect.MeasureDisk _ -> tell(new Input.DiskMeasured(0.1));
        case Effect.RemoveSandboxes(var places) ->
            tell(new Input.SandboxesRemoved(places, List.of()));
        case Effect.Arm(var alarm, var at) ->
            timers.arm(
                alarm, at, new Event(new Input.Rang(alarm), life.time().chance().number()), inbox);
        case Effect.Disarm(var alarm) -> timers.cancel(alarm);
        case Effect.Stop(var why) -> life.exit(why);
      }
    }
  }

  AgentNode(World world, int number, String resources) {
    this.world = world;
    var self = new Pid("slave(1)", "10.0.1." + number, Cluster.AGENT_PORT);
    this.facts = new Facts("agent-" + number, self, parse(resources), Attributes.NONE, "1.11.0");
    this.node = world.node("agent-" + number, this::boot);
    this.runs = new Runs(node);
  }

  private static Resources parse(String text) {
    return switch (Resources.parse(text, "*")) {
      case Outcome.Ok<Resources>(var resources) -> resources;
      case Outcome.Refused<Resources>(var refusals) -> throw new Fault(refusals.toString());
    };
  }

  private static Pid leader(byte[] data) {
    return switch (MediaType.JSON.decode(data, MasterInfo.getDefaultInstance())) {
      case Outcome.Ok<MasterInfo>(var info) -> Pid.parse(info.getPid()).orElseThrow();
      case Outcome.Refused<MasterInfo>(var refusals) -> throw new Fault(refusals.toString());
    };
  }

  private void boot(Life life) {
    var next = new Service(life);
    service = Optional.of(next);
    next.begin();
  }

  Node node() {
    return node;
  }

  /// What it knows, while it is up.
  Optional<AgentState> state() {
    return service.filter(one -> !one.life.isOver()).map(one -> one.loop.snapshot());
  }

  /// Tasks whose processes live here, `framework/task`, one for each process.
  List<String> living() {
    return runs.living();
  }

  /// Whether a process of the task lives here.
  boolean runs(String task) {
    return runs.runs(task);
  }

  /// What is used twice, if anything is: the living processes together must fit the machine. Says
  /// so once; looks only when some have started or ended.
  Optional<String> overused() {
    if (looked == node.processes().version()) {
      return Optional.empty();
    }
    looked = node.processes().version();
    var used = runs.used();
    var overlap = runs.overlap();
    if (overlap.isPresent()) {
      return overlap.map(ports -> node + ": ports are used twice: " + ports);
    }
    return facts.resources().contains(used)
        ? Optional.empty()
        : Optional.of("%s has %s and uses %s".formatted(node, facts.resources(), used));
  }
}
