package io.mesocosm.meso.outyet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GoReleasesTest {
  private final GoReleases releases = GoReleases.shipped();

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.0.3", "1.4", "1.4.3", "1.10.8", "1.20", "1.21.0", "1.21.13"})
  void knowsWhatIsOut(String version) {
    assertThat(releases.include(version)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.4.4", "1.21", "2.0", "1.4beta1"})
  void doesNotKnowWhatWasNeverTagged(String version) {
    assertThat(releases.include(version)).isFalse();
  }
}
