package io.mesocosm.framework.core.matching;

import io.mesocosm.framework.model.Offer;
import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.resources.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Whether an offer carries an instance: its role, its amounts, its ports. Everything else that a
/// scheduler demands of a host (constraints, maintenance, scarce hardware) is its own to check.
public final class Matching {
  private Matching() {}

  /// Checks everything and tells all that is lacking, save that an offer of the wrong role is not
  /// looked at further.
  ///
  /// @param left of the offer after what was matched before; its resources when nothing was
  /// @param ceiling the most that the agent ever offered, [Resources#NONE] when unknown
  /// @param seed for drawing ports
  public static Verdict match(
      Demand demand, Offer offer, Resources left, Resources ceiling, long seed) {
    if (!offer.role().equals(demand.role())) {
      return new Verdict.Misses(List.of(new Lack.WrongRole(demand.role(), offer.role())));
    }
    var usable = new Usable(left, demand);
    var most = new Usable(ceiling, demand);
    var known = !ceiling.isEmpty();
    if (usable.isEmpty() && !left.isEmpty()) {
      var prospect = prospect(known, !most.isEmpty());
      return new Verdict.Misses(
          List.of(new Lack.NoneAccepted(demand.accepted(), usable.roles(), prospect)));
    }
    var lacks = new ArrayList<Lack>();
    var taking = new Taking(usable);
    amounts(demand)
        .forEach(wanted -> {
          var name = wanted.getKey();
          if (usable.amount(name).compareTo(wanted.getValue()) >= 0) {
            taking.amount(name, wanted.getValue());
          } else {
            var ever = most.amount(name).compareTo(wanted.getValue()) >= 0;
            lacks.add(
                new Lack.Amount(
                    name, wanted.getValue(), usable.amount(name), prospect(known, ever)));
          }
        });
    var ports = taking.ports(demand.ports(), seed);
    lacks.addAll(missingPorts(demand, ports, usable.ports(), most.ports(), known));
    if (!lacks.isEmpty()) {
      return new Verdict.Misses(lacks);
    }
    var consumed = taking.taken();
    return new Verdict.Fits(
        new Match(
            offer.id(),
            offer.agent(),
            consumed,
            left.minus(consumed),
            ports.stream().map(port -> port.orElseThrow()).toList()));
  }

  private static List<Map.Entry<String, Scalar>> amounts(Demand demand) {
    return List.of(
        Map.entry("cpus", demand.cpus()),
        Map.entry("mem", demand.mem()),
        Map.entry("disk", demand.disk()),
        Map.entry("gpus", demand.gpus()));
  }

  private static List<Lack> missingPorts(
      Demand demand, List<OptionalInt> assigned, Ranges had, Ranges most, boolean known) {
    var lacks = new ArrayList<Lack>();
    var count = demand.ports().size();
    for (int i = 0; i < count; i++) {
      if (assigned.get(i).isEmpty()
          && demand.ports().get(i) instanceof PortDemand.Fixed(var port)) {
        lacks.add(new Lack.NoPort(port, prospect(known, most.contains(port))));
      }
    }
    if (lacks.isEmpty() && assigned.stream().anyMatch(OptionalInt::isEmpty)) {
      lacks.add(new Lack.FewPorts(count, had.size(), prospect(known, most.size() >= count)));
    }
    return lacks;
  }

  private static Prospect prospect(boolean known, boolean ever) {
    return !known ? Prospect.UNKNOWN : ever ? Prospect.NOT_NOW : Prospect.NEVER;
  }
}
