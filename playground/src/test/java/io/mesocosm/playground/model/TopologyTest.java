package io.mesocosm.playground.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TopologyTest {
  private static final Network NETWORK = Network.parse("10.0.15.0/24").orElseThrow();

  @Test
  void theSeedHasItsFiveMachines() {
    assertThat(Topology.SEED.machines())
        .containsExactly(
            new Machine("mgmt", List.of(), Role.MANAGEMENT, at("10.0.15.10"), 2048, 1),
            new Machine("lb", List.of("ext-vga-int-1"), Role.GATEWAY, at("10.0.15.11"), 1024, 1),
            new Machine("mesos-master-1", List.of(), Role.MASTER, at("10.0.15.101"), 2048, 1),
            new Machine("mesos-agent-1", List.of(), Role.AGENT, at("10.0.15.201"), 4096, 2),
            new Machine("mesos-agent-2", List.of(), Role.AGENT, at("10.0.15.202"), 4096, 2));
  }

  private static Address at(String text) {
    return Address.parse(text).orElseThrow();
  }

  @Test
  void oneMoreAgentIsACount() {
    var more = ok(Topology.SEED.withAgents(3));
    assertThat(more.machines())
        .hasSize(6)
        .startsWith(Topology.SEED.machines().toArray(Machine[]::new))
        .endsWith(new Machine("mesos-agent-3", List.of(), Role.AGENT, at("10.0.15.203"), 4096, 2));
  }

  @Test
  void moreAgentsThanAddressesAreRefused() {
    assertThat(refusals(Topology.SEED.withAgents(55)))
        .isEqualTo("/machines(3)/host: got '201–255', allowed is 2 to 254 in 10.0.15.0/24");
  }

  private static Topology ok(Outcome<Topology> outcome) {
    return switch (outcome) {
      case Outcome.Ok<Topology>(var topology) -> topology;
      case Outcome.Refused<Topology>(var why) -> throw new AssertionError(why.toString());
    };
  }

  private static String refusals(Outcome<Topology> outcome) {
    return switch (outcome) {
      case Outcome.Ok<Topology> _ -> "";
      case Outcome.Refused<Topology>(var why) ->
          why.stream().map(Refusal::text).collect(Collectors.joining("; "));
    };
  }

  @Test
  void moreMachinesThanABridgeTakesAreRefused() {
    var wide = Network.parse("10.16.0.0/16").orElseThrow();
    assertThat(refusals(Topology.of(wide, List.of(many("a", 10, 60_000)))))
        .isEqualTo(
            "/machines: got '60000 machines', allowed is 500 at most, as many as a bridge takes");
    assertThat(refusals(Topology.of(NETWORK, List.of(many("a", 10, Integer.MAX_VALUE)))))
        .startsWith("/machines(0)/host: got '10–2147483656', allowed is 2 to 254");
  }

  static Stream<Arguments> clashes() {
    return Stream.of(
        arguments(List.of(one("a", 10), one("a", 11)), "/machines: got 'a', allowed is each name"),
        arguments(List.of(one("a", 10), one("b", 10)), "/machines: got 'b at 10.0.15.10'"),
        arguments(List.of(one("a-1", 9), many("a", 10, 2)), "/machines: got 'a-1'"),
        arguments(List.of(one("a", 22), many("b", 20, 3)), "/machines: got 'b-3 at 10.0.15.22'"),
        arguments(List.of(one("localhost", 10)), "/machines: got 'localhost'"),
        arguments(List.of(one("-a", 10)), "/machines(0)/name: got '-a'"),
        arguments(List.of(one("A", 1)), "/machines(0)/name: got 'A'"),
        arguments(List.of(one("a", 1)), "/machines(0)/host: got '1', allowed is 2 to 254"),
        arguments(List.of(one("a", 255)), "/machines(0)/host: got '255'"));
  }

  private static Group one(String name, int host) {
    return new Group(name, List.of(), Role.AGENT, OptionalInt.empty(), host, 1, 1);
  }

  private static Group many(String name, int host, int count) {
    return one(name, host).counting(count);
  }

  @ParameterizedTest
  @MethodSource("clashes")
  void everyNameAndAddressIsOfOneMachine(List<Group> groups, String refusal) {
    assertThat(refusals(Topology.of(NETWORK, groups))).startsWith(refusal);
  }

  @Test
  void aNetworkIsItsFirstAddressAndBits() {
    assertThat(Network.parse("10.0.15.1/24")).isEmpty();
    assertThat(Network.parse("10.0.15.0/33")).isEmpty();
    assertThat(Network.parse("10.0.15.0")).isEmpty();
    assertThat(Network.parse("10.0.256.0/24")).isEmpty();
    assertThat(Network.parse("127.0.0.0/24")).isEmpty();
    assertThat(Network.parse("224.0.0.0/24")).isEmpty();
    assertThat(Network.parse("172.20.0.0/16").map(Network::gateway)).contains(at("172.20.0.1"));
    assertThat(NETWORK.overlaps(at("10.0.0.0"), 8)).isTrue();
    assertThat(NETWORK.overlaps(at("10.0.15.77"), 32)).isTrue();
    assertThat(NETWORK.overlaps(at("10.0.16.0"), 24)).isFalse();
    assertThat(NETWORK.overlaps(at("0.0.0.0"), 0)).isTrue();
  }
}
