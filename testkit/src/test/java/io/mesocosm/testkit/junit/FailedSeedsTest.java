package io.mesocosm.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedSeedsTest {
  @Test
  void rememberEachOnce(@TempDir Path module) throws Exception {
    Files.createDirectories(module.resolve("src"));
    var failed = new FailedSeeds(module);
    assertThat(failed.of("A#b")).isEmpty();
    failed.add("A#b", 7);
    failed.add("A#c", 8);
    failed.add("A#b", 7);
    failed.add("A#b", -9);
    assertThat(failed.of("A#b")).containsExactly(7L, -9L);
    assertThat(failed.of("A#c")).containsExactly(8L);
  }
}
