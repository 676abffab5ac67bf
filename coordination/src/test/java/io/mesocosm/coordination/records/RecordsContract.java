package io.mesocosm.coordination.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.base.Fault;
import io.mesocosm.base.loops.JournalException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What all records keep to.
abstract class RecordsContract {
  /// As seen by another process.
  abstract Records records() throws Exception;

  /// Begins a new reign.
  abstract Epoch reign() throws Exception;

  static Stored text(String body) {
    return new Stored(1, body.getBytes(StandardCharsets.UTF_8));
  }

  static Write put(String id, String body) {
    return new Write.Put("apps", id, text(body));
  }

  @Test
  void areEmptyAtFirst() throws Exception {
    assertThat(records().readAll().size()).isZero();
    assertThat(records().readAll().table("apps")).isEmpty();
  }

  @Test
  void keepWhatWasCommitted() throws Exception {
    var epoch = reign();
    records()
        .commit(
            List.of(put("/a", "1"), put("/b", "2"), new Write.Put("agents", "S0", text("x"))),
            epoch);

    var read = records().readAll();
    assertThat(read.table("apps")).containsOnlyKeys("/a", "/b").containsEntry("/b", text("2"));
    assertThat(read.table("agents")).containsOnlyKeys("S0");
    assertThat(read.size()).isEqualTo(3);
  }

  @Test
  void replaceAndDelete() throws Exception {
    var epoch = reign();
    var records = records();
    records.commit(List.of(put("a", "1"), put("b", "1")), epoch);
    records.commit(
        List.of(put("a", "2"), new Write.Delete("apps", "b"), new Write.Delete("apps", "never")),
        epoch);
    records.commit(List.of(put("b", "3"), new Write.Delete("apps", "b"), put("b", "4")), epoch);

    assertThat(records().readAll().table("apps"))
        .containsEntry("a", text("2"))
        .containsEntry("b", text("4"))
        .hasSize(2);
  }

  @Test
  void takeAnyId() throws Exception {
    var epoch = reign();
    var ids = List.of("/", ".", "..", "%2F", "a b", "ä/ö", "\u0001", "zookeeper", "😀", "/a/b/c");
    records().commit(ids.stream().map(id -> put(id, id)).toList(), epoch);

    var read = records().readAll().table("apps");
    assertThat(read).containsOnlyKeys(ids);
    ids.forEach(id -> assertThat(read).containsEntry(id, text(id)));
  }

  @Test
  void keepLargeAndCompressibleValues() throws Exception {
    var epoch = reign();
    var noise = new byte[500_000];
    new Random(7).nextBytes(noise);
    var big = new Write.Put("apps", "noise", new Stored(3, noise));
    records().commit(List.of(big, put("long", "x".repeat(3_000_000)), put("none", "")), epoch);

    assertThat(records().readAll().table("apps"))
        .containsEntry("noise", new Stored(3, noise))
        .containsEntry("long", text("x".repeat(3_000_000)))
        .containsEntry("none", text(""));
  }

  @Test
  void commitMoreThanOneRequestHoldsAtOnce() throws Exception {
    var epoch = reign();
    var records = records();
    records.commit(List.of(put("3", "old"), put("gone", "old")), epoch);
    var random = new Random(11);
    var writes = new ArrayList<Write>();
    for (var i = 0; i < 40; i++) {
      var noise = new byte[100_000];
      random.nextBytes(noise);
      writes.add(new Write.Put("apps", "" + i, new Stored(1, noise)));
    }
    writes.add(new Write.Delete("apps", "gone"));
    records.commit(writes, epoch);
    records.commit(List.of(put("after", "1")), epoch);

    var read = records().readAll().table("apps");
    assertThat(read).hasSize(41).doesNotContainKey("gone").containsEntry("after", text("1"));
    assertThat(read.get("3")).isEqualTo(((Write.Put) writes.get(3)).value());
  }

  @Test
  void refuseWhoeverWasFollowed() throws Exception {
    var records = records();
    var first = reign();
    records.commit(List.of(put("a", "1")), first);
    var second = reign();

    assertThat(second).isGreaterThan(first);
    assertThatThrownBy(() -> records.commit(List.of(put("a", "2")), first))
        .isInstanceOf(FencedException.class);
    assertThat(records().readAll().table("apps")).containsEntry("a", text("1"));
    records.commit(List.of(put("a", "3")), second);
    assertThatThrownBy(() -> records().commit(List.of(put("a", "2")), first))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("epoch");
    assertThat(records().readAll().table("apps")).containsEntry("a", text("3"));
  }

  @Test
  void holdManyOfOneTable() throws Exception {
    var epoch = reign();
    var records = records();
    for (var batch = 0; batch < 10; batch++) {
      var writes = new ArrayList<Write>();
      for (var i = 0; i < 200; i++) {
        writes.add(put("task." + batch + "." + i, "v" + i));
      }
      records.commit(writes, epoch);
    }
    assertThat(records().readAll().table("apps")).hasSize(2000);
  }

  @Test
  void nameABrokenWrite() throws Exception {
    var epoch = reign();
    assertThatThrownBy(() -> records().commit(List.of(put("", "x")), epoch))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("no id");
    assertThatThrownBy(() -> records().commit(List.of(new Write.Delete("a/b", "x")), epoch))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("a/b");
  }

  @Test
  void serveAsAJournal() throws Exception {
    var epoch = reign();
    var journal =
        new RecordsJournal<String>(
            records(), epoch, change -> change.isEmpty() ? List.of() : List.of(put(change, "x")));
    journal.commit(List.of("a", "", "b"));
    journal.commit(List.of(""));
    assertThat(records().readAll().table("apps")).containsOnlyKeys("a", "b");
  }
}
