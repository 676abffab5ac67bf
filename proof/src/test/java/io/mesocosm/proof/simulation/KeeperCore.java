package io.mesocosm.proof.simulation;

import io.mesocosm.base.loops.Core;
import io.mesocosm.base.loops.Step;
import io.mesocosm.framework.core.matching.Demand;
import io.mesocosm.framework.core.matching.Matching;
import io.mesocosm.framework.core.matching.PortDemand;
import io.mesocosm.framework.core.matching.Verdict;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Event;
import io.mesocosm.framework.model.Offer;
import io.mesocosm.framework.model.Operation;
import io.mesocosm.framework.model.TaskRef;
import io.mesocosm.framework.model.TaskSpec;
import io.mesocosm.framework.model.TaskUpdate;
import io.mesocosm.proof.simulation.Keeper.Change;
import io.mesocosm.proof.simulation.Keeper.Effect;
import io.mesocosm.proof.simulation.Keeper.Entry;
import io.mesocosm.proof.simulation.Keeper.Input;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.resources.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The rules of a [Keeper]: launch what is missing, kill what is too much, believe what it hears.
final class KeeperCore implements Core<Keeper, Input, Change, Effect> {
  private static final Duration REFUSAL = Duration.ofSeconds(30);
  private static final Demand DEMAND = Demand.of(0.5, 100).withPorts(List.of(new PortDemand.Any()));

  private final int wanted;

  KeeperCore(int wanted) {
    this.wanted = wanted;
  }

  private static final class Turn {
    private Keeper keeper;
    private final List<Change> changes = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();

    private Turn(Keeper keeper) {
      this.keeper = keeper;
    }

    private void change(Change change) {
      keeper = keeper.apply(change);
      changes.add(change);
    }

    private void keep(Entry entry) {
      change(new Change.Kept(entry, keeper.made()));
    }

    private void ask(Call call) {
      effects.add(new Effect.Ask(call));
    }
  }

  @Override
  public Step<Keeper, Change, Effect> apply(Keeper keeper, Input input, Instant now) {
    var turn = new Turn(keeper);
    switch (input) {
      case Input.Tick _ -> tick(turn);
      case Input.Heard(var event) -> heard(turn, event);
    }
    return new Step<>(turn.keeper, turn.changes, turn.effects);
  }

  private void tick(Turn turn) {
    if (turn.keeper.live() < wanted) {
      turn.ask(new Call.Revive(List.of()));
    }
    turn.keeper.running().stream()
        .limit(Math.max(0, turn.keeper.live() - wanted))
        .forEach(entry -> turn.keep(new Entry(entry.id(), entry.agent(), entry.state(), true)));
    turn.keeper.tasks().values().stream()
        .filter(Entry::doomed)
        .forEach(entry -> turn.ask(new Call.Kill(entry.id(), entry.agent())));
    turn.effects.add(new Effect.ArmTick());
  }

  private void heard(Turn turn, Event event) {
    switch (event) {
      case Event.Subscribed(var id, _, _) -> {
        if (!turn.keeper.id().equals(id)) {
          turn.change(new Change.Named(id));
        }
      }
      case Event.Offered(var offers) -> offers.forEach(offer -> offered(turn, offer));
      case Event.Updated(var update) -> updated(turn, update);
      case Event.ReconciliationDue _ -> reconcile(turn);
      case Event.CallFailed(Call.Accept accept, _, var notDone) -> {
        if (notDone) {
          forget(turn, accept);
        } else {
          reconcile(turn);
        }
      }
      case Event.Refused(var message) ->
          throw new IllegalStateException("the master refuses us: " + message);
      case Event.CallFailed _,
          Event.Disconnected _,
          Event.Rescinded _,
          Event.InverseOffered _,
          Event.InverseRescinded _,
          Event.OperationUpdated _,
          Event.AgentLost _,
          Event.ExecutorExited _,
          Event.MessageReceived _ -> {
        // Updates of tasks say what matters.
      }
    }
  }

  private void offered(Turn turn, Offer offer) {
    var specs = new ArrayList<TaskSpec>();
    var left = offer.resources();
    while (turn.keeper.live() < wanted
        && Matching.match(DEMAND, offer, left, Resources.NONE, turn.keeper.made())
            instanceof Verdict.Fits(var match)) {
      left = match.left();
      var number = turn.keeper.made();
      var id = new TaskId("task-%06d".formatted(number));
      var command = number % 3 == 0 ? "ends 40 0" : "sleep infinity";
      specs.add(TaskSpec.of(id, offer.agent(), match.consumed(), command));
      turn.change(
          new Change.Kept(new Entry(id, offer.agent(), TaskState.STAGING, false), number + 1));
    }
    turn.ask(
        specs.isEmpty()
            ? new Call.Decline(List.of(offer.id()), REFUSAL)
            : new Call.Accept(List.of(offer.id()), List.of(new Operation.Run(specs)), REFUSAL));
  }

  private void updated(Turn turn, TaskUpdate update) {
    var known = turn.keeper.tasks().get(update.task());
    var over = update.state().isTerminal() || update.state() == TaskState.UNKNOWN;
    if (known.isPresent() && over) {
      turn.change(new Change.Forgotten(update.task()));
    } else if (known.isPresent()) {
      var entry = known.get();
      turn.keep(new Entry(entry.id(), entry.agent(), update.state(), entry.doomed()));
    } else if (!over && update.state() != TaskState.UNREACHABLE) {
      turn.ask(new Call.Kill(update.task(), update.agent()));
    }
    if (update.needsAcknowledgement()) {
      turn.ask(update.acknowledgement());
    }
  }

  private static void forget(Turn turn, Call.Accept accept) {
    for (var operation : accept.operations()) {
      if (operation instanceof Operation.Run(var specs)) {
        specs.stream()
            .map(TaskSpec::id)
            .filter(id -> turn.keeper.tasks().has(id))
            .forEach(id -> turn.change(new Change.Forgotten(id)));
      }
    }
  }

  private static void reconcile(Turn turn) {
    var tasks =
        turn.keeper.tasks().values().stream()
            .map(entry -> new TaskRef(entry.id(), entry.agent()))
            .toList();
    if (!tasks.isEmpty()) {
      turn.ask(new Call.Reconcile(tasks));
    }
  }
}
