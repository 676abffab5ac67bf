package io.mesocosm.marathon.simulation;

import io.mesocosm.base.loops.Inbox;
import io.mesocosm.base.loops.JournalException;
import io.mesocosm.coordination.election.LeadershipListener;
import io.mesocosm.coordination.records.Contents;
import io.mesocosm.coordination.records.Epoch;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Event;
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
import io.mesocosm.marathon.store.MarathonRecords;
import io.mesocosm.testkit.machines.Life;
import io.mesocosm.testkit.machines.VirtualLoop;
import io.mesocosm.testkit.machines.VirtualTimers;
import io.mesocosm.testkit.zookeeper.VirtualZooKeeper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/// One Marathon on a machine of the world: stands for leadership, reads what is stored, reigns.
final class MarathonNode implements LeadershipListener {
  private static final String ELECTION = "/marathon/leader-curator";
  private static final String RECORDS = "/marathon/mesocosm";
  private static final Duration SLOWEST_PROBE = Duration.ofMillis(200);

  private final VirtualZooKeeper zookeeper;
  private final Life life;
  private final ToyMaster master;
  private final VirtualTimers<Alarm, Input> timers;
  private Optional<VirtualLoop<MarathonState, Input, Change, Effect>> loop = Optional.empty();

  MarathonNode(VirtualZooKeeper zookeeper, Life life, ToyMaster master) {
    this.zookeeper = zookeeper;
    this.life = life;
    this.master = master;
    this.timers = life.timers();
    zookeeper.stand(
        life, ELECTION, life.node().name().getBytes(StandardCharsets.UTF_8), RECORDS, this);
  }

  @Override
  public void elected(Epoch epoch) {
    zookeeper.records(RECORDS).read(life, contents -> begin(epoch, contents));
  }

  private void begin(Epoch epoch, Contents contents) {
    try {
      var stored =
          MarathonRecords.read(contents, MarathonState.empty(life.time().chance().number()));
      var begun =
          life.<MarathonState, Input, Change, Effect>loop(
              "marathon",
              stored,
              new MarathonCore(MarathonRules.DEFAULT),
              zookeeper.records(RECORDS).journal(life, epoch, MarathonRecords::writes),
              this::carryOut);
      loop = Optional.of(begun);
      begun.put(new Input.Elected());
      master.subscribe(life, this::heard);
    } catch (JournalException unreadable) {
      throw life.time().broken("stored state: " + unreadable);
    }
  }

  private void heard(Event event) {
    loop.ifPresent(it -> it.offer(MasterEvents.input(event)));
  }

  private void carryOut(Effect effect, Inbox<Input> inbox) {
    switch (effect) {
      case Effect.Tell(var call) -> call(call);
      case Effect.Launch launch -> call(TaskInfos.accept(launch));
      case Effect.Arm(var alarm, var at) -> timers.arm(alarm, at, new Input.Due(alarm), inbox);
      case Effect.Disarm(var alarm) -> timers.cancel(alarm);
      case Effect.Probe(var task, var check, var _) ->
          look(inbox, result -> new Input.Probed(task, check, result), task.toString());
      case Effect.ProbeReadiness(var task, var check, var _) ->
          look(inbox, result -> new Input.ReadinessProbed(task, check, result), task.toString());
      case Effect.Quit(var why) -> life.exit(why);
      case Effect.TakeRoles _, Effect.Answer _, Effect.Publish _ -> {}
    }
  }

  private void call(Call call) {
    master.call(life, this::heard, call);
  }

  private void look(Inbox<Input> inbox, Function<ProbeResult, Input> input, String task) {
    life.after(
        life.time().chance().between(Duration.ZERO, SLOWEST_PROBE),
        () ->
            inbox.offer(
                input.apply(
                    master.runs(task)
                        ? new ProbeResult.Answered(200, "", "")
                        : new ProbeResult.Failed("refused"))));
  }

  @Override
  public void resigned() {
    life.exit("resigned");
  }

  @Override
  public void lost(String why) {
    loop = Optional.empty();
    life.exit("leadership lost: " + why);
  }

  Optional<MarathonState> state() {
    return loop.map(VirtualLoop::snapshot);
  }

  /// Asks when it leads; whether it was done is seen in the state.
  void ask(LongFunction<Input> request) {
    loop.ifPresent(it -> it.offer(request.apply(1)));
  }
}
