package io.mesocosm.marathon.core;

import io.mesocosm.base.loops.Core;
import io.mesocosm.base.loops.Step;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Event;
import io.mesocosm.framework.model.TaskRef;
import io.mesocosm.marathon.core.instances.Life.Happening;
import io.mesocosm.marathon.core.messages.MarathonEvent;
import io.mesocosm.marathon.core.messages.Reply;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.Phase;
import io.mesocosm.marathon.model.live.Task;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/// The front of Marathon's rules. An input is first taken in by the core that it concerns; then,
/// always in this order: every app that was touched is brought nearer to what is wanted of it,
/// deployments go on, and it is decided in which roles and whether offers are wanted.
public final class MarathonCore implements Core<MarathonState, Input, Change, Effect> {
  private final MarathonRules rules;

  public MarathonCore(MarathonRules rules) {
    this.rules = rules;
  }

  @Override
  public Step<MarathonState, Change, Effect> apply(MarathonState state, Input input, Instant now) {
    var turn = new Turn(rules, state, now);
    take(turn, input);
    settle(turn);
    Roles.settle(turn);
    Cravings.settle(turn);
    return turn.step();
  }

  private void take(Turn turn, Input input) {
    switch (input) {
      case Input.Request request -> turn.answer(request.ticket(), answer(turn, request));
      case Input.Elected _ -> elected(turn);
      case Input.FromMaster(var event) -> fromMaster(turn, event);
      case Input.LaunchFailed failed -> launchFailed(turn, failed);
      case Input.Probed probed -> Checking.probed(turn, probed);
      case Input.ReadinessProbed probed -> Checking.readinessProbed(turn, probed);
      case Input.Due(var alarm) -> due(turn, alarm);
    }
  }

  private static Reply answer(Turn turn, Input.Request request) {
    return switch (request) {
      case Input.Change change -> Requests.change(turn, change);
      case Input.Restart restart -> Requests.restart(turn, restart);
      case Input.Kill kill -> Requests.kill(turn, kill);
      case Input.CancelDeployment cancel -> Requests.cancel(turn, cancel);
      case Input.ResetDelay reset -> Delays.reset(turn, reset);
    };
  }

  /// Everything is compared with what is wanted, and everything that waited for a moment waits for
  /// it again.
  private static void elected(Turn turn) {
    turn.state().tree().apps().keys().forEach(turn::touch);
    turn.state().instances().apps().forEach(turn::touch);
    turn.state().deployments().all().forEach(it -> it.apps().forEach(turn::touch));
    Delays.resume(turn);
    Checking.resume(turn);
    for (var one : turn.state().instances().all()) {
      if (one.phase() instanceof Phase.Placed(var task, var condition, var since)) {
        if (condition.isUnreachable()) {
          TaskNews.watch(turn, one, since);
        } else if (condition.isStarting()) {
          turn.arm(new Alarm.Overdue(task.id()), turn.now().plus(turn.rules().launchTimeout()));
        }
      }
    }
  }

  private static void fromMaster(Turn turn, Event event) {
    switch (event) {
      case Event.Subscribed subscribed -> subscribed(turn, subscribed);
      case Event.Disconnected _ -> {
        turn.become(turn.state().with(turn.state().bond().disconnected()));
        turn.publish(new MarathonEvent.Disconnected(turn.now()));
      }
      case Event.Offered(var offers) -> Launching.offered(turn, offers);
      case Event.Updated(var update) -> TaskNews.updated(turn, update);
      case Event.ReconciliationDue _ -> reconcile(turn);
      case Event.MessageReceived(var agent, var executor, var base64) ->
          turn.publish(
              new MarathonEvent.FrameworkMessage(
                  turn.now(), agent.value(), executor.value(), base64));
      case Event.CallFailed(Call.Revive _, var _, var _) ->
          turn.arm(new Alarm.Revive(), turn.now().plusSeconds(1));
      case Event.CallFailed(Call.UpdateFramework _, var _, var _) -> Roles.notTaken(turn);
      case Event.AgentLost(var agent) ->
          turn.become(turn.state().with(turn.state().agents().without(agent)));
      case Event.Refused(var message) -> refused(turn, message);
      // Offers are used at once, so none is there to be rescinded; other failed calls are repeated
      // by alarms or by whoever waits for them.
      case Event.Rescinded _,
          Event.InverseOffered _,
          Event.InverseRescinded _,
          Event.OperationUpdated _,
          Event.ExecutorExited _,
          Event.CallFailed _ -> {}
    }
  }

  /// Our id is over. When it was removed for good, the next Marathon comes as a new framework.
  private static void refused(Turn turn, String message) {
    if (message.contains("removed")) {
      turn.save(new Change.FrameworkSaved(FrameworkId.NONE));
    }
    turn.then(new Effect.Quit(message));
  }

  private static void subscribed(Turn turn, Event.Subscribed event) {
    var first = !turn.state().bond().framework().equals(event.id());
    if (first) {
      turn.save(new Change.FrameworkSaved(event.id()));
    }
    turn.become(turn.state().with(turn.state().bond().subscribed(event.id(), event.master())));
    turn.publish(
        first
            ? new MarathonEvent.Registered(turn.now(), event.id(), event.master())
            : new MarathonEvent.Reregistered(turn.now(), event.master()));
    turn.crave();
    turn.redefine();
    turn.state().instances().all().stream()
        .filter(Killing::isDoomed)
        .forEach(one -> Killing.kill(turn, one));
  }

  /// Asks for the state of every task that we believe to exist.
  private static void reconcile(Turn turn) {
    var tasks =
        turn.state().instances().all().stream()
            .flatMap(one -> one.task().stream())
            .map(MarathonCore::reference)
            .toList();
    if (!tasks.isEmpty()) {
      turn.tell(new Call.Reconcile(tasks));
    }
  }

  private static TaskRef reference(Task task) {
    return new TaskRef(new TaskId(task.id().toString()), task.on().agent());
  }

  private static void launchFailed(Turn turn, Input.LaunchFailed failed) {
    var unsure = new ArrayList<TaskRef>();
    for (var id : failed.tasks()) {
      var instance = launched(turn, id);
      if (failed.notDone()) {
        instance.ifPresent(one -> Killing.happen(turn, one, new Happening.NotLaunched()));
      } else {
        instance.flatMap(Instance::task).ifPresent(task -> unsure.add(reference(task)));
      }
    }
    if (!unsure.isEmpty()) {
      turn.tell(new Call.Reconcile(unsure));
    }
  }

  private static Optional<Instance> launched(Turn turn, io.mesocosm.marathon.model.TaskId id) {
    return turn.state()
        .instances()
        .get(id.instance())
        .filter(one -> one.task().filter(task -> task.id().equals(id)).isPresent());
  }

  private static void due(Turn turn, Alarm alarm) {
    switch (alarm) {
      case Alarm.Relaunch _, Alarm.Revive _ -> turn.crave();
      case Alarm.KillAgain(var id) ->
          turn.state()
              .instances()
              .get(id)
              .filter(Killing::isDoomed)
              .ifPresent(one -> Killing.kill(turn, one));
      case Alarm.Overdue(var id) ->
          launched(turn, id)
              .filter(one -> one.condition().isStarting())
              .ifPresent(one -> Killing.doom(turn, one));
      case Alarm.Inactive(var id) ->
          turn.state()
              .instances()
              .get(id)
              .ifPresent(one -> Killing.happen(turn, one, new Happening.InactiveDue()));
      case Alarm.Expunge(var id) ->
          turn.state()
              .instances()
              .get(id)
              .ifPresent(one -> Killing.happen(turn, one, new Happening.ExpungeDue()));
      case Alarm.Roles _ -> turn.redefine();
      case Alarm.Check check -> Checking.checkDue(turn, check);
      case Alarm.Ready ready -> Checking.readyDue(turn, ready);
    }
  }

  /// Until nothing moves any more. It ends, because each round only brings instances nearer to what
  /// is wanted and deployments nearer to their end.
  private static void settle(Turn turn) {
    while (turn.hasTouched()) {
      var path = turn.nextTouched();
      Wanted.reconcile(turn, path);
      turn.state().deployments().on(path).ifPresent(it -> Deploying.advance(turn, it));
      forget(turn, path);
    }
  }

  /// What is only of interest while an app waits goes when it does not.
  private static void forget(Turn turn, AppPath path) {
    var state = turn.state();
    if (state.instances().waiting(path).isEmpty() && state.offers().has(path)) {
      turn.become(state.withOffers(state.offers().without(path)));
    }
    if (state.tree().app(path).isEmpty()
        && state.instances().tally(path).all() == 0
        && state.deployments().on(path).isEmpty()
        && turn.emptied(path)) {
      turn.publish(new MarathonEvent.AppTerminated(turn.now(), path));
    }
  }
}
