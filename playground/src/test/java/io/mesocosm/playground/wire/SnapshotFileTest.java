package io.mesocosm.playground.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.base.Outcome;
import io.mesocosm.playground.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotFileTest {
  private static final Snapshot SNAPSHOT =
      new Snapshot(
          "before-the-upgrade",
          Instant.parse("2026-01-31T12:00:00.125Z"),
          1 << 20,
          Duration.ofMillis(1700),
          new TreeMap<>(Map.of("mgmt", true, "lb", false)));

  @Test
  void readsWhatItWrites() {
    assertThat(SnapshotFile.read(SnapshotFile.text(SNAPSHOT))).isEqualTo(Outcome.ok(SNAPSHOT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "A", "a/b", "..", "a b"})
  void refusesNamesThatAreNoNames(String name) {
    assertThatThrownBy(() -> Snapshot.checkName(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NAME");
  }
}
