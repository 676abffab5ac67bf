package io.mesocosm.playground.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImageNameTest {
  @ParameterizedTest
  @CsvSource({
    "goexample/outyet, goexample/outyet:latest",
    "docker.io/goexample/outyet, goexample/outyet:latest",
    "docker.io/goexample/outyet:1, goexample/outyet:1",
    "centos:7, centos:7",
    "docker.io/library/centos:7, centos:7",
    "localhost:5000/box, localhost:5000/box:latest",
  })
  void isReadAsDockerReadsIt(String given, String canonical) {
    assertThat(ImageName.canonical(given)).isEqualTo(canonical);
  }

  /// It becomes part of a script.
  @Test
  void nothingElsePasses() {
    assertThatThrownBy(() -> ImageName.canonical("x; reboot"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x; reboot");
  }
}
