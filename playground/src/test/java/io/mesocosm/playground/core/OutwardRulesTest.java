package io.mesocosm.playground.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.playground.model.Topology;
import org.junit.jupiter.api.Test;

class OutwardRulesTest {
  @Test
  void eachNamesTheBridgeSoThatItCanBeRemoved() {
    var rules = OutwardRules.of(Topology.SEED.network(), "mb0a000f00");
    assertThat(rules).allSatisfy(rule -> assertThat(rule.match()).contains("mb0a000f00"));
    assertThat(rules.stream().map(rule -> rule.table() + " " + String.join(" ", rule.match())))
        .containsExactly(
            "filter -i mb0a000f00 -j ACCEPT",
            "filter -o mb0a000f00 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT",
            "nat -s 10.0.15.0/24 ! -o mb0a000f00 -j MASQUERADE");
  }
}
