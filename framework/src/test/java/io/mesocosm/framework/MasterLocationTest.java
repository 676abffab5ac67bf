package io.mesocosm.framework;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import io.mesocosm.framework.model.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterLocationTest {
  private static MasterLocation read(String text) {
    return switch (MasterLocation.parse("--master", text)) {
      case Outcome.Ok<MasterLocation>(var location) -> location;
      case Outcome.Refused<MasterLocation>(var refusals) -> throw new AssertionError(refusals);
    };
  }

  @Test
  void readsEveryFormOfTheOriginals() {
    assertThat(read("zk://a:1,b:2/mesos"))
        .isInstanceOfSatisfying(
            MasterLocation.Elected.class,
            elected -> assertThat(elected.ensemble().text()).isEqualTo("zk://a:1,b:2/mesos"));
    assertThat(read("10.0.0.1:5051, host"))
        .isEqualTo(
            new MasterLocation.Listed(
                List.of(Endpoint.http("10.0.0.1", 5051), Endpoint.http("host", 5050))));
    assertThat(read("https://m.example:443/"))
        .isEqualTo(new MasterLocation.Listed(List.of(new Endpoint("https", "m.example", 443))));
    assertThat(read("[::1]:5050").toString()).contains("http://[::1]:5050");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ftp://x:1", "host:99999", "zk://", "a,,b"})
  void namesWhatItCannotRead(String text) {
    assertThat(MasterLocation.parse("--master", text))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusals().toString()).contains("--master"));
  }
}
