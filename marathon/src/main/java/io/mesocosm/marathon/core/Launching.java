package io.mesocosm.marathon.core;

import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Offer;
import io.mesocosm.marathon.core.instances.Life.Happening;
import io.mesocosm.marathon.core.placement.Fit;
import io.mesocosm.marathon.core.placement.LaunchOrder;
import io.mesocosm.marathon.core.placement.OfferSummary;
import io.mesocosm.marathon.core.placement.TaskEnvironment;
import io.mesocosm.marathon.core.placement.UnusedOffer;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.live.Site;
import io.mesocosm.marathon.model.live.Task;
import io.mesocosm.marathon.model.spec.Checks;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.resources.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Uses offers for the instances that wait, and keeps why an offer did not do.
///
/// Nothing is hoarded: each offer is used or declined in the step in which it comes.
final class Launching {
  // However many apps wait: the rest has its turn with the next offers.
  private static final int LOOKS = 200;

  private Launching() {}

  static void offered(Turn turn, List<Offer> offers) {
    var unused = new ArrayList<OfferId>();
    var waiting = longestWaitingFirst(turn);
    for (var offer : offers) {
      turn.become(turn.state().with(turn.state().agents().with(offer)));
      if (!use(turn, offer, waiting)) {
        unused.add(offer.id());
      }
    }
    if (!unused.isEmpty()) {
      turn.tell(new Call.Decline(unused, turn.rules().declineFor()));
    }
  }

  /// @param waiting apps that may launch, in their order; who has launched or was looked at in vain
  ///   goes to the end, who has nothing left to launch goes out
  private static boolean use(Turn turn, Offer offer, Deque<AppPath> waiting) {
    var left = offer.resources();
    var orders = new ArrayList<LaunchOrder>();
    var looks = Math.min(waiting.size(), LOOKS);
    for (var look = 0; look < looks && orders.size() < turn.rules().maxPerOffer(); look++) {
      var path = waiting.removeFirst();
      while (orders.size() < turn.rules().maxPerOffer()) {
        var order = next(turn, path, offer, left);
        if (order.isEmpty()) {
          break;
        }
        left = left.minus(order.get().resources());
        orders.add(order.get());
      }
      if (!turn.state().instances().waiting(path).isEmpty()) {
        waiting.addLast(path);
      }
    }
    if (!orders.isEmpty()) {
      var refuse = waiting.isEmpty() ? turn.rules().declineFor() : Duration.ZERO;
      turn.then(new Effect.Launch(offer.id(), orders, refuse));
    }
    return !orders.isEmpty();
  }

  /// Apps that may launch now; those that an offer was used for last come last.
  private static Deque<AppPath> longestWaitingFirst(Turn turn) {
    var state = turn.state();
    return state.instances().waitingApps().stream()
        .filter(path ->
            state.tree().app(path).filter(app -> !state.isDelayed(app, turn.now())).isPresent())
        .sorted(Comparator.<AppPath, Instant>comparing(path -> lastUsed(state, path)))
        .collect(Collectors.toCollection(ArrayDeque::new));
  }

  private static Instant lastUsed(MarathonState state, AppPath path) {
    return state.offers().get(path).map(OfferSummary::lastUsedAt).orElse(Instant.EPOCH);
  }

  /// Launches one waiting instance of the app with what is left of the offer, if it does.
  private static Optional<LaunchOrder> next(Turn turn, AppPath path, Offer offer, Resources left) {
    var waiting = turn.state().instances().waiting(path);
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    var instance = turn.state().instances().get(waiting.asSet().first()).orElseThrow();
    var app = turn.state().definition(instance).orElseThrow();
    var question =
        new Fit.Question(
            app,
            offer,
            home(turn),
            left,
            turn.state().agents().ceiling(offer.agent()),
            counting(turn, app),
            instance.id().uuid().getMostSignificantBits() + instance.incarnation());
    return switch (Fit.of(question, turn.rules().reserve(), turn.now())) {
      case Fit.Fits(var match) -> {
        remember(turn, path, summary(turn, path).used(turn.now()));
        yield Optional.of(launch(turn, instance, app, offer, match.consumed(), match.ports()));
      }
      case Fit.Not(var objections) -> {
        remember(
            turn, path, summary(turn, path).unused(new UnusedOffer(offer, objections, turn.now())));
        yield Optional.empty();
      }
    };
  }

  private static String home(Turn turn) {
    return turn.state().bond().withMaster().map(master -> master.domain().region()).orElse("");
  }

  /// The instances that constraints count; none are looked for when there are no constraints.
  private static List<Instance> counting(Turn turn, App app) {
    if (app.spec().placement().constraints().isEmpty()) {
      return List.of();
    }
    return turn.state().instances().of(app.id()).stream()
        .filter(one -> !one.isWaiting() && !one.isInactive() && one.isCurrent(app))
        .toList();
  }

  private static OfferSummary summary(Turn turn, AppPath path) {
    return turn.state().offers().get(path).orElse(OfferSummary.NONE);
  }

  private static void remember(Turn turn, AppPath path, OfferSummary summary) {
    turn.become(turn.state().withOffers(turn.state().offers().with(path, summary)));
  }

  private static LaunchOrder launch(
      Turn turn,
      Instance instance,
      App app,
      Offer offer,
      Resources resources,
      List<Integer> ports) {
    var site =
        new Site(
            offer.agent(),
            offer.hostname(),
            offer.domain(),
            offer.attributes(),
            offer.role(),
            ports);
    var task =
        Task.launched(
            instance.taskId(),
            site,
            app.spec().checks().health().size(),
            app.spec().checks().readiness().stream().map(Checks.Readiness::name).toList(),
            turn.now());
    Killing.happen(turn, instance, new Happening.Launched(task));
    turn.arm(new Alarm.Overdue(task.id()), turn.now().plus(turn.rules().confirmTimeout()));
    return new LaunchOrder(
        task.id(),
        app,
        site,
        resources,
        TaskEnvironment.of(app, task.id(), offer.hostname(), ports, turn.rules().envPrefix()));
  }
}
