package io.mesocosm.playground.wire.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TarHeaderTest {
  private static String text(byte[] block, int at, int length) {
    return new String(block, at, length, StandardCharsets.UTF_8).replace("\0", "");
  }

  @Test
  void numbersAreOctalAndTheSumIsThatOfTheBlock() {
    var block = TarHeader.file("etc/x", 0644, 1_000, 1_600_000_000);
    assertThat(block).hasSize(512);
    assertThat(text(block, 0, 100)).isEqualTo("etc/x");
    assertThat(text(block, 100, 8)).isEqualTo("0000644");
    assertThat(text(block, 124, 12)).isEqualTo("00000001750");
    assertThat(text(block, 136, 12)).isEqualTo("13727410000");
    assertThat(text(block, 257, 8)).isEqualTo("ustar00");
    var sum = 8 * ' ';
    for (var i = 0; i < block.length; i++) {
      sum += i >= 148 && i < 156 ? 0 : block[i];
    }
    assertThat(Integer.parseInt(text(block, 148, 7), 8)).isEqualTo(sum);
  }

  @Test
  void aLongPathIsCutAtASlash() {
    var block = TarHeader.file("a".repeat(90) + "/" + "b".repeat(90), 0644, 0, 0);
    assertThat(text(block, 0, 100)).isEqualTo("b".repeat(90));
    assertThat(text(block, 345, 155)).isEqualTo("a".repeat(90));
    assertThatThrownBy(() -> TarHeader.file("b".repeat(101), 0644, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 511", "511, 1", "512, 0", "513, 511"})
  void contentsFillWholeBlocks(long size, int padding) {
    assertThat(TarHeader.padding(size)).isEqualTo(padding);
  }
}
