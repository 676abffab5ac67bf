package io.mesocosm.playground.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.playground.model.Network;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressesTest {
  private static final Network NETWORK = Network.parse("10.0.16.0/24").orElseThrow();
  private static final String HEADING =
      "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT";

  private static String route(String card, String destination, String mask) {
    return "%s\t%s\t00000000\t0001\t0\t0\t0\t%s\t0\t0\t0".formatted(card, destination, mask);
  }

  @Test
  void aWayToAllOfItOrToAPartIsTaken() {
    assertThat(Addresses.routed(NETWORK, List.of(HEADING, route("tun0", "0010000A", "00FFFFFF"))))
        .contains("tun0 leads to 10.0.16.0/24");
    assertThat(Addresses.routed(NETWORK, List.of(HEADING, route("tun0", "8010000A", "80FFFFFF"))))
        .contains("tun0 leads to 10.0.16.128/25");
  }

  @Test
  void aWayToMoreGivesWay() {
    assertThat(
            Addresses.routed(
                NETWORK,
                List.of(
                    HEADING,
                    route("eth0", "00000000", "00000000"),
                    route("tun0", "0000000A", "000000FF"),
                    route("eth1", "0011000A", "00FFFFFF"))))
        .isEmpty();
    assertThat(Addresses.routed(NETWORK, List.of())).isEmpty();
  }
}
