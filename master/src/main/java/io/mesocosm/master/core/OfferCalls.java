package io.mesocosm.master.core;

import io.mesocosm.base.collections.PSet;
import io.mesocosm.master.core.messages.SchedulerCall;
import io.mesocosm.master.model.Filter;
import io.mesocosm.master.model.FilterKey;
import io.mesocosm.master.model.Framework;
import io.mesocosm.master.model.Offer;
import io.mesocosm.protocol.resources.Resources;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Declining, reviving, suppressing. Mesos 1.11 documentation, "Scheduler HTTP API".
final class OfferCalls {
  // Who declines without a filter is offered the same again, but not in a tight loop: the original
  // waits for its next allocation, up to a second.
  private static final Duration BREATH = Duration.ofMillis(100);

  private OfferCalls() {}

  static void decline(Turn turn, Framework framework, SchedulerCall.Decline call) {
    for (var id : call.offers()) {
      own(turn, framework, turn.state().offers().get(id))
          .ifPresent(offer -> {
            Books.removeOffer(turn, offer);
            refuse(turn, offer, offer.resources().unallocate(), atLeast(call.refuse()));
          });
    }
  }

  static Duration atLeast(Duration refuse) {
    return refuse.compareTo(BREATH) < 0 ? BREATH : refuse;
  }

  static Optional<Offer> own(Turn turn, Framework framework, Optional<Offer> offer) {
    return offer.filter(known -> known.framework().equals(framework.id()));
  }

  /// Installs the refusal of `rest`, what was offered and not used.
  static void refuse(Turn turn, Offer offer, Resources rest, Duration how) {
    if (rest.isEmpty() || how.isZero()) {
      return;
    }
    var key = new FilterKey(offer.framework(), offer.role(), offer.agent());
    var until = turn.now().plus(how);
    turn.set(turn.state().filters().with(key, new Filter(rest, until)));
    turn.act(new Effect.Arm(new Timer.FilterEnd(key), until));
  }

  static void filterEnded(Turn turn, FilterKey key) {
    var filter = turn.state().filters().get(key);
    if (filter.filter(refusal -> !refusal.until().isAfter(turn.now())).isPresent()) {
      turn.set(turn.state().filters().without(key));
      turn.dirty(key.agent());
    }
  }

  static void revive(Turn turn, Framework framework, SchedulerCall.Revive call) {
    if (!knows(framework, call.roles())) {
      return;
    }
    var roles = call.roles().isEmpty() ? framework.spec().roles().asSet() : call.roles();
    var suppressed = framework.suppressed();
    for (var role : roles) {
      suppressed = suppressed.without(role);
      turn.state().filters().of(framework.id(), role).forEach(key -> Books.dropFilter(turn, key));
    }
    turn.set(turn.frameworks().with(framework.withSuppressed(suppressed)));
    turn.dirtyAll();
  }

  static void suppress(Turn turn, Framework framework, SchedulerCall.Suppress call) {
    if (!knows(framework, call.roles())) {
      return;
    }
    var suppressed = framework.suppressed();
    for (var role : call.roles().isEmpty() ? framework.spec().roles().asSet() : call.roles()) {
      suppressed = suppressed.with(role);
    }
    turn.set(turn.frameworks().with(framework.withSuppressed(suppressed)));
  }

  /// One role that is not its own spoils the whole call.
  private static boolean knows(Framework framework, Set<String> roles) {
    PSet<String> own = framework.spec().roles();
    return roles.stream().allMatch(own::has);
  }
}
