package io.mesocosm.marathon.core.placement;

import io.mesocosm.framework.core.matching.Demand;
import io.mesocosm.framework.core.matching.Lack;
import io.mesocosm.framework.core.matching.Match;
import io.mesocosm.framework.core.matching.Matching;
import io.mesocosm.framework.core.matching.Prospect;
import io.mesocosm.framework.core.matching.Verdict;
import io.mesocosm.framework.model.Offer;
import io.mesocosm.framework.model.Unavailability;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.live.Instance;
import io.mesocosm.marathon.model.spec.Container;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.resources.Scalar;
import io.mesocosm.protocol.resources.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Whether an offer carries an instance of an app, in the order of Marathon 1.11's checks: role,
/// constraints, maintenance, amounts, ports, scarce hardware.
public sealed interface Fit {
  /// Attribute of our agents: how they run containers. The original's do not tell.
  String CONTAINERIZERS = "containerizers";

  record Fits(Match match) implements Fit {}

  /// @param objections in the order of [Reason], at least one
  record Not(List<Objection> objections) implements Fit {}

  /// What is asked about.
  ///
  /// @param left of the offer after earlier launches
  /// @param ceiling the most that the agent has ever offered
  /// @param placed instances that constraints count
  /// @param home region of the master; empty when it has none
  /// @param seed for the choice of ports
  record Question(
      App app,
      Offer offer,
      String home,
      Resources left,
      Resources ceiling,
      Collection<Instance> placed,
      long seed) {}

  /// What is kept from apps although it is offered.
  ///
  /// @param maintenance whether planned maintenance matters at all
  /// @param draining offers are refused so long before maintenance
  /// @param gpusScarce agents with GPUs are for apps that ask for them
  record Reserve(boolean maintenance, Duration draining, boolean gpusScarce) {}

  static Fit of(Question question, Reserve reserve, Instant now) {
    var objections = new ArrayList<Objection>();
    var app = question.app();
    var offer = question.offer();
    for (var constraint : app.spec().placement().constraints()) {
      Constraints.objection(constraint, offer, app.instances(), question.placed())
          .ifPresent(objections::add);
    }
    region(question, objections);
    container(app, offer, objections);
    maintenance(offer, reserve, now, objections);
    gpus(app, question.left(), reserve, objections);
    var verdict =
        Matching.match(demand(app), offer, question.left(), question.ceiling(), question.seed());
    return switch (verdict) {
      case Verdict.Fits(var match) when objections.isEmpty() -> new Fits(match);
      case Verdict.Fits _ -> not(objections);
      case Verdict.Misses(var lacks) -> {
        lacks.forEach(lack -> objections.add(objection(lack)));
        yield not(objections);
      }
    };
  }

  private static Fit not(List<Objection> objections) {
    objections.sort(Comparator.comparing(Objection::reason));
    return new Not(List.copyOf(objections));
  }

  /// What the app takes of an offer.
  static Demand demand(App app) {
    var spec = app.spec();
    var needs = spec.needs();
    var executor = needs.executor();
    var role = spec.placement().role();
    Set<String> accepted = spec.placement().acceptedRoles();
    if (accepted.isEmpty()) {
      accepted = new TreeSet<>(List.of("*", role));
    }
    return new Demand(
        executor == null ? needs.cpus() : needs.cpus().plus(executor.cpus()),
        executor == null ? needs.mem() : needs.mem().plus(executor.mem()),
        executor == null ? needs.disk() : needs.disk().plus(executor.disk()),
        Scalar.of(needs.gpus()),
        TaskPorts.demands(spec),
        role,
        accepted,
        List.of());
  }

  /// Instances stay in the home region unless a rule of theirs speaks of fault domains.
  private static void region(Question question, List<Objection> objections) {
    var away = question.offer().domain().region();
    var home = question.home();
    if (!away.isEmpty()
        && !home.isEmpty()
        && !away.equals(home)
        && !Constraints.knowDomains(question.app().spec().placement().constraints())) {
      objections.add(
          new Objection(
              Reason.CONSTRAINT,
              "the agent is in region %s, the master in %s, and no constraint names @region"
                  .formatted(away, home),
              false));
    }
  }

  private static void container(App app, Offer offer, List<Objection> objections) {
    var container = app.spec().container();
    if (container == null || container.engine() != Container.Engine.DOCKER) {
      return;
    }
    var told = offer.attributes().get(CONTAINERIZERS);
    if (told.isPresent()
        && told.get() instanceof Value.Text(var list)
        && !Arrays.asList(list.split("\\s*,\\s*", -1)).contains("docker")) {
      objections.add(
          new Objection(
              Reason.CONSTRAINT,
              "a DOCKER container needs an agent that runs Docker; this one runs " + list,
              false));
    }
  }

  private static void maintenance(
      Offer offer, Reserve reserve, Instant now, List<Objection> objections) {
    var planned = offer.unavailability();
    if (reserve.maintenance()
        && !planned.equals(Unavailability.NONE)
        && (planned.covers(now) || planned.covers(now.plus(reserve.draining())))) {
      objections.add(
          new Objection(Reason.MAINTENANCE, "maintenance begins at " + planned.start(), true));
    }
  }

  private static void gpus(App app, Resources left, Reserve reserve, List<Objection> objections) {
    var behavior = app.spec().labels().getOrDefault("GPU_SCHEDULING_BEHAVIOR", "");
    var scarce = behavior.isEmpty() ? reserve.gpusScarce() : behavior.equals("restricted");
    if (scarce && app.spec().needs().gpus() == 0 && left.gpus().isPositive()) {
      objections.add(
          new Objection(
              Reason.SCARCE, "agents with GPUs are kept for apps that ask for them", false));
    }
  }

  private static Objection objection(Lack lack) {
    var forNow = lack.prospect() != Prospect.NEVER;
    return switch (lack) {
      case Lack.WrongRole(var wanted, var offered) ->
          new Objection(
              Reason.ROLE, "wanted an offer for role %s, is %s".formatted(wanted, offered), forNow);
      case Lack.NoneAccepted(var accepted, var offered, var _) ->
          new Objection(
              Reason.ROLE,
              "accepts resources of %s, offered are %s".formatted(accepted, offered),
              forNow);
      case Lack.Amount(var resource, var wanted, var had, var _) ->
          new Objection(
              amount(resource), "%s: wanted %s, had %s".formatted(resource, wanted, had), forNow);
      case Lack.NoPort(var port, var _) ->
          new Objection(Reason.PORTS, "port %d is not offered".formatted(port), forNow);
      case Lack.FewPorts(var wanted, var had, var _) ->
          new Objection(Reason.PORTS, "ports: wanted %d, had %d".formatted(wanted, had), forNow);
    };
  }

  private static Reason amount(String resource) {
    return switch (resource) {
      case "cpus" -> Reason.CPUS;
      case "mem" -> Reason.MEMORY;
      case "disk" -> Reason.DISK;
      default -> Reason.GPUS;
    };
  }
}
