package io.mesocosm.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.agent.store.EntryLog.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a log still knows after everything that can happen to a file.
class EntryLogTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("log");
  }

  private static Entry entry(String name, String value) {
    return Entry.of(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> reopened() throws IOException {
    try (var log = EntryLog.open(file())) {
      var texts = new TreeMap<String, String>();
      log.living()
          .forEach((name, value) -> texts.put(name, new String(value, StandardCharsets.UTF_8)));
      return texts;
    }
  }

  /// The file without the room behind the last frame.
  private byte[] frames() throws IOException {
    var all = Files.readAllBytes(file());
    int end = all.length;
    while (all[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOf(all, end);
  }

  @Test
  void remembersTheLastOfEach() throws IOException {
    try (var log = EntryLog.open(file())) {
      log.append(List.of(entry("a", "1"), entry("b", "1")));
      log.append(List.of(entry("a", "2"), Entry.gone("b")));
    }
    assertThat(reopened()).isEqualTo(Map.of("a", "2"));
  }

  @Test
  void dropsABatchThatIsCutShort() throws IOException {
    try (var log = EntryLog.open(file())) {
      log.append(List.of(entry("a", "1")));
      log.append(List.of(entry("a", "2"), entry("b", "2")));
    }
    var whole = frames();
    for (int cut = 1; cut < 20; cut++) {
      Files.write(file(), Arrays.copyOf(whole, whole.length - cut));
      assertThat(reopened()).isEqualTo(Map.of("a", "1"));
    }
  }

  @Test
  void goesOnAfterACut() throws IOException {
    try (var log = EntryLog.open(file())) {
      log.append(List.of(entry("a", "1")));
      log.append(List.of(entry("a", "2")));
    }
    var whole = frames();
    Files.write(file(), Arrays.copyOf(whole, whole.length - 3));
    try (var log = EntryLog.open(file())) {
      log.append(List.of(entry("a", "3")));
    }
    assertThat(reopened()).isEqualTo(Map.of("a", "3"));
  }

  @Test
  void hasRoomForWhatIsToCome() throws IOException {
    try (var log = EntryLog.open(file())) {
      assertThat(Files.size(file())).isGreaterThanOrEqualTo(EntryLog.ROOM);
      for (int i = 0; i < 1_000; i++) {
        log.append(List.of(entry("a", "x".repeat(1_000) + i)));
        assertThat(Files.size(file()) - frames().length)
            .isBetween(EntryLog.ROOM / 2L, (long) EntryLog.ROOM + 8);
      }
    }
    var size = Files.size(file());
    assertThat(reopened().get("a")).endsWith("x999");
    assertThat(Files.size(file())).isEqualTo(size);
  }

  @Test
  void blanksABatchThatIsCutShortInsideItsRoom() throws IOException {
    try (var log = EntryLog.open(file())) {
      log.append(List.of(entry("a", "1")));
      log.append(List.of(entry("a", "2"), entry("b", "2")));
    }
    var whole = frames();
    for (int cut = 1; cut < 20; cut++) {
      Files.write(file(), Arrays.copyOf(Arrays.copyOf(whole, whole.length - cut), 10_000));
      assertThat(reopened()).isEqualTo(Map.of("a", "1"));
      try (var log = EntryLog.open(file())) {
        log.append(List.of(entry("c", "3")));
      }
      assertThat(reopened()).isEqualTo(Map.of("a", "1", "c", "3"));
    }
  }

  @Test
  void doesNotPassOverDamageInTheMiddle() throws IOException {
    try (var log = EntryLog.open(file())) {
      log.append(List.of(entry("a", "1")));
      log.append(List.of(entry("a", "2")));
    }
    var bytes = Files.readAllBytes(file());
    bytes[20] ^= 1;
    Files.write(file(), bytes);
    assertThatThrownBy(this::reopened).isInstanceOf(IOException.class).hasMessageContaining("log");
  }

  @Test
  void doesNotReadOtherFiles() throws IOException {
    Files.writeString(file(), "something else entirely");
    assertThatThrownBy(this::reopened).hasMessageContaining("no log");
  }

  @Test
  void historyDoesNotGrowWithoutBound() throws IOException {
    var value = "x".repeat(64 << 10);
    try (var log = EntryLog.open(file())) {
      log.append(List.of(entry("kept", "k")));
      for (int i = 0; i < 200; i++) {
        log.append(List.of(entry("a", value + i)));
      }
      assertThat(Files.size(file())).isLessThan(5L << 20);
      log.append(List.of(entry("b", "after")));
    }
    assertThat(reopened()).containsEntry("kept", "k").containsEntry("b", "after").hasSize(3);
  }
}
