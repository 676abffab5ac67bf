package io.mesocosm.coordination.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.base.loops.JournalException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private final Migrations apps = Migrations.of("app", List.of(append("2"), append("3")));

  private static UnaryOperator<byte[]> append(String text) {
    return body ->
        (new String(body, StandardCharsets.UTF_8) + text).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void liftsThroughEachFormat() throws Exception {
    assertThat(apps.read(new Stored(1, bytes("v")))).isEqualTo(bytes("v23"));
    assertThat(apps.read(new Stored(2, bytes("v")))).isEqualTo(bytes("v3"));
    assertThat(apps.read(apps.store(bytes("v")))).isEqualTo(bytes("v"));
    assertThat(apps.current()).isEqualTo(3);
  }

  @Test
  void namesAFormatOfTheFuture() {
    assertThatThrownBy(() -> apps.read(new Stored(4, bytes("v"))))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("app has format 4; this release reads 1 to 3");
  }

  @Test
  void codecNamesBrokenRecords() {
    assertThatThrownBy(() -> StoredCodec.decode("/x", bytes("short")))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("/x");
    assertThatThrownBy(() -> StoredCodec.decode("/x", bytes("9 is no layout")))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("layout");
    var cut = StoredCodec.encode(new Stored(1, new byte[5000]));
    assertThatThrownBy(() -> StoredCodec.decode("/x", java.util.Arrays.copyOf(cut, 20)))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("/x");
  }
}
