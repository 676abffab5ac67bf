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
    var whole = Files.readAllBytes(file());
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
    var whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length - 3));
    try (var log = EntryLog.open(file())) {
      log.append(List.of(entry("a", "3")));
    }
    assertThat(reopened()).isEqualTo(Map.of("a", "3"));
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
