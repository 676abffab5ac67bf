package io.mesocosm.framework.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import io.mesocosm.framework.model.Domain;
import io.mesocosm.framework.model.Offer;
import io.mesocosm.framework.model.Unavailability;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Label;
import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.resources.Reservation;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.resources.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchingTest {
  private static final AgentId AGENT = new AgentId("m-S0");
  private static final PortDemand ANY = new PortDemand.Any();

  private static Resources parse(String text) {
    return switch (Resources.parse(text, "*")) {
      case Outcome.Ok<Resources>(var resources) -> resources;
      case Outcome.Refused<Resources>(var refusals) -> throw new AssertionError(refusals);
    };
  }

  private static Offer offer(String role, String resources) {
    return new Offer(
        new OfferId("m-O1"),
        AGENT,
        "host",
        role,
        parse(resources).allocate(role),
        Attributes.NONE,
        Domain.NONE,
        List.of(),
        Unavailability.NONE);
  }

  private static Verdict match(Demand demand, Offer offer) {
    return Matching.match(demand, offer, offer.resources(), Resources.NONE, 7);
  }

  private static Match fit(Demand demand, Offer offer) {
    var verdict = match(demand, offer);
    assertThat(verdict).isInstanceOf(Verdict.Fits.class);
    return ((Verdict.Fits) verdict).match();
  }

  private static List<Lack> lacks(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Misses.class);
    return ((Verdict.Misses) verdict).lacks();
  }

  @Test
  void takesWhatIsWantedAndLeavesTheRest() {
    var offer = offer("*", "cpus:4;mem:2048;disk:100;ports:[31000-31001]");
    var match = fit(Demand.of(0.5, 64).withDisk(10).withPorts(List.of(ANY, ANY)), offer);

    assertThat(match.consumed())
        .isEqualTo(parse("cpus:0.5;mem:64;disk:10;ports:[31000-31001]").allocate("*"));
    assertThat(match.left()).isEqualTo(parse("cpus:3.5;mem:1984;disk:90").allocate("*"));
    assertThat(match.ports()).containsExactlyInAnyOrder(31000, 31001);
  }

  @Test
  void usesReservationsBeforeWhatEveryoneCanUse() {
    var offer = offer("dev", "cpus:4;cpus(dev):1;mem:100;mem(dev):100");
    var match = fit(Demand.of(1.5, 50).withRole("dev"), offer);

    assertThat(match.consumed())
        .isEqualTo(parse("cpus(dev):1;cpus:0.5;mem(dev):50").allocate("dev"));
  }

  @Test
  void usesOnlyAcceptedRoles() {
    var offer = offer("dev", "cpus:4;cpus(dev):1;mem:100;mem(dev):100");
    var unreserved = Demand.of(1.5, 50).withRole("dev").accepting(Set.of("*"));
    var reserved = Demand.of(1.5, 50).withRole("dev").accepting(Set.of("dev"));

    assertThat(fit(unreserved, offer).consumed())
        .isEqualTo(parse("cpus:1.5;mem:50").allocate("dev"));
    assertThat(lacks(match(reserved, offer)))
        .containsExactly(new Lack.Amount("cpus", Scalar.of(1.5), Scalar.of(1), Prospect.UNKNOWN));
  }

  @Test
  void leavesLabelledReservationsToTheirOwners() {
    var reservation =
        new Reservation(Reservation.Kind.DYNAMIC, "dev", "", List.of(new Label("instance", "i1")));
    var resources = parse("cpus:2;mem:64").push(reservation).allocate("dev");
    var plain = offer("dev", "cpus:0");
    var demand = Demand.of(1, 32).withRole("dev");

    assertThat(lacks(Matching.match(demand, plain, resources, Resources.NONE, 7)))
        .containsExactly(
            new Lack.NoneAccepted(Set.of("*", "dev"), Set.of("dev"), Prospect.UNKNOWN));
    assertThat(
            Matching.match(
                demand.withLabels(reservation.labels()), plain, resources, Resources.NONE, 7))
        .isInstanceOf(Verdict.Fits.class);
  }

  @Test
  void doesNotLookFurtherIntoAnOfferOfAnotherRole() {
    assertThat(lacks(match(Demand.of(100, 1).withRole("dev"), offer("prod", "cpus:1"))))
        .containsExactly(new Lack.WrongRole("dev", "prod"));
  }

  @Test
  void tellsEverythingThatIsLacking() {
    var demand = Demand.of(2, 64).withGpus(1).withPorts(List.of(new PortDemand.Fixed(80), ANY));
    assertThat(lacks(match(demand, offer("*", "cpus:1;mem:64;ports:[31000-31000]"))))
        .containsExactly(
            new Lack.Amount("cpus", Scalar.of(2), Scalar.of(1), Prospect.UNKNOWN),
            new Lack.Amount("gpus", Scalar.of(1), Scalar.ZERO, Prospect.UNKNOWN),
            new Lack.NoPort(80, Prospect.UNKNOWN));
  }

  @Test
  void tellsWhatIsTakenFromWhatWasNeverThere() {
    var full = offer("*", "cpus:4;mem:100;ports:[80-80,31000-31009]");
    var ceiling = AgentsSeen.NOBODY.with(full).ceiling(AGENT);
    var now = offer("*", "cpus:1;mem:100");
    var demand =
        Demand.of(2, 200).withPorts(List.of(new PortDemand.Fixed(80), new PortDemand.Fixed(81)));

    assertThat(lacks(Matching.match(demand, now, now.resources(), ceiling, 7)))
        .extracting(Lack::prospect)
        .containsExactly(Prospect.NOT_NOW, Prospect.NEVER, Prospect.NOT_NOW, Prospect.NEVER);
  }

  @Test
  void setsFixedPortsAsideBeforeDrawing() {
    var offer = offer("*", "cpus:1;mem:1;ports:[8080-8081]");
    for (long seed = 0; seed < 20; seed++) {
      var demand = Demand.of(0.1, 1).withPorts(List.of(ANY, new PortDemand.Fixed(8081)));
      var verdict = Matching.match(demand, offer, offer.resources(), Resources.NONE, seed);
      assertThat(((Verdict.Fits) verdict).match().ports()).containsExactly(8080, 8081);
    }
  }

  @Test
  void refusesTheSameFixedPortTwice() {
    var twice = List.<PortDemand>of(new PortDemand.Fixed(80), new PortDemand.Fixed(80));
    assertThat(lacks(match(Demand.of(0, 0).withPorts(twice), offer("*", "ports:[80-90]"))))
        .containsExactly(new Lack.NoPort(80, Prospect.UNKNOWN));
  }

  @Test
  void neverGivesWhatIsNotThere() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var offer =
          offer(
              "dev",
              "cpus:%d;cpus(dev):%d;mem:%d;mem(dev):%d;ports(dev):[10-%d];ports:[100-%d]"
                  .formatted(
                      1 + random.nextInt(3),
                      1 + random.nextInt(3),
                      50 + random.nextInt(99),
                      50 + random.nextInt(99),
                      11 + random.nextInt(5),
                      101 + random.nextInt(5)));
      var left = offer.resources();
      var used = new HashSet<Integer>();
      var demand =
          Demand.of(random.nextInt(3000) / 1000.0, random.nextInt(50))
              .withRole("dev")
              .withPorts(List.of(ANY, ANY));
      while (Matching.match(demand, offer, left, Resources.NONE, random.nextLong())
          instanceof Verdict.Fits(var match)) {
        assertThat(left.contains(match.consumed())).isTrue();
        assertThat(match.left().plus(match.consumed())).isEqualTo(left);
        assertThat(match.consumed().cpus()).isEqualTo(demand.cpus());
        assertThat(match.ports()).hasSize(2).allMatch(used::add);
        match
            .ports()
            .forEach(port ->
                assertThat(match.consumed().ports().contains(Ranges.of(port, port))).isTrue());
        left = match.left();
      }
    }
  }

  /// One digit too many in the resources of an agent.
  @Test
  void drawsPortsThatExist() {
    var match =
        fit(
            Demand.of(0.1, 1).withPorts(List.of(ANY)),
            offer("*", "cpus:1;mem:9;ports:[0-319999999999]"));

    assertThat(match.ports().getFirst()).isBetween(1, 65_535);
    assertThat(
            lacks(
                match(
                    Demand.of(0.1, 1).withPorts(List.of(ANY)),
                    offer("*", "cpus:1;mem:9;ports:[70000-80000]"))))
        .hasSize(1);
  }
}
