package io.mesocosm.playground.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.playground.model.Group;
import io.mesocosm.playground.model.Role;
import io.mesocosm.playground.model.Topology;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TopologyFileTest {
  @Test
  void anEmptyFileIsTheSeed() {
    assertThat(TopologyFile.read("")).isEqualTo(Outcome.ok(Topology.SEED));
    assertThat(TopologyFile.read("# nothing\n")).isEqualTo(Outcome.ok(Topology.SEED));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    assertThat(TopologyFile.read(TopologyFile.text(Topology.SEED)))
        .isEqualTo(Outcome.ok(Topology.SEED));
  }

  @Test
  void aMachineMayBeCalledAsAWordOfYaml() {
    var group = new Group("null", List.of("true"), Role.AGENT, OptionalInt.empty(), 9, 1, 1);
    var topology = Topology.of(Topology.SEED.network(), List.of(group));
    assertThat(TopologyFile.read(TopologyFile.text(((Outcome.Ok<Topology>) topology).value())))
        .isEqualTo(topology);
  }

  @Test
  void gapsAreWrittenAndRead() {
    var gap = ((Outcome.Ok<Topology>) Topology.SEED.minus("mesos-agent-1")).value();
    assertThat(TopologyFile.read(TopologyFile.text(gap))).isEqualTo(Outcome.ok(gap));
  }

  @Test
  void limitsAreOnlySetWhenAskedFor() {
    assertThat(TopologyFile.read("limits: true")).isEqualTo(Outcome.ok(Topology.SEED.limited()));
    assertThat(TopologyFile.read(TopologyFile.text(Topology.SEED.limited())))
        .isEqualTo(Outcome.ok(Topology.SEED.limited()));
  }

  @Test
  void anotherNetworkMovesTheMachines() {
    assertThat(TopologyFile.read("network: 10.0.16.0/24"))
        .isInstanceOfSatisfying(
            Outcome.Ok.class,
            ok ->
                assertThat(((Topology) ok.value()).machines().getLast().address())
                    .hasToString("10.0.16.202"));
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        arguments("network: 10.0.15.7/24", "/network: got '10.0.15.7/24'"),
        arguments("machines: []", "/machines: got 'an empty list', allowed is at least one"),
        arguments(
            "machines: [{name: a, role: agent, count: 2147483647, host: 201}]",
            "/machines(0)/host: got '201–2147483847', allowed is 2 to 254 in 10.0.15.0/24"),
        arguments("nodes: []", "/nodes: unknown; known are limits, machines, network"),
        arguments("machines: {}", "/machines: got 'an object', allowed is a list"),
        arguments(
            "machines: [{name: a, role: king, host: x}]",
            "/machines(0)/role: got 'king', allowed is one of management, gateway, master, agent; "
                + "/machines(0)/host: got 'x', allowed is a whole number of 32 bits"),
        arguments(
            "machines: [{cpus: 0}]",
            "/machines(0)/name: needed; /machines(0)/role: needed; /machines(0)/host: needed; "
                + "/machines(0)/cpus: got '0', allowed is 1 or more"),
        arguments(
            "machines: [{name: a, role: agent, host: 9, count: 2, without: [3, x]}]",
            "/machines(0)/without: got "),
        arguments("- a", "/: got 'a list', allowed is an object"),
        arguments("machines: [{name: 7, role: agent, host: 9}]", "/machines(0)/name: got '7'"),
        arguments(
            "machines: [{name: a, role: agent, host: 9, count: 2, without: x}]",
            "/machines(0)/without: got 'no list', allowed is a list of numbers"),
        arguments("network: 127.0.0.0/24", "/network: got '127.0.0.0/24'"),
        arguments("a: &a [*a]", "/: no YAML: 10 levels are the most"),
        arguments("a: " + "[".repeat(100_000), "/: no YAML: 10 levels are the most"),
        arguments("a: [", "line 1: no YAML: "),
        arguments("network: a\nnetwork: b", "line 2: no YAML: "),
        arguments("a: !!java.lang.Object {}", "line 1: no YAML: "));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void saysAllThatIsWrong(String yaml, String refusals) {
    assertThat(TopologyFile.read(yaml))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(text(refused)).startsWith(refusals));
  }

  private static String text(Outcome.Refused<?> refused) {
    return refused.refusals().stream().map(Refusal::text).collect(Collectors.joining("; "));
  }
}
