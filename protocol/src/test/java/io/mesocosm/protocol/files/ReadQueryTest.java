package io.mesocosm.protocol.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadQueryTest {
  @TempDir Path folder;

  private static Outcome<ReadQuery> query(String text) {
    return ReadQuery.of(Request.get("/files/read?path=/x&" + text));
  }

  private static List<Refusal> refusals(String text) {
    return switch (query(text)) {
      case Outcome.Ok<ReadQuery>(var query) -> throw new AssertionError(query);
      case Outcome.Refused<ReadQuery>(var why) -> why;
    };
  }

  private static Response.Whole read(String text, Path file) throws IOException {
    return switch (query(text)) {
      case Outcome.Ok<ReadQuery>(var query) -> (Response.Whole) query.answer(file);
      case Outcome.Refused<ReadQuery>(var why) -> throw new AssertionError(why);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "'',-1,-1",
    "offset=-1&length=-1,-1,-1",
    "offset=5,5,-1",
    "offset=0&length=0,0,0",
    "offset=9223372036854775807,9223372036854775807,-1"
  })
  void readsWhatTheOriginalReads(String text, long offset, long length) {
    assertThat(query(text)).isEqualTo(Outcome.ok(new ReadQuery(offset, length)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "offset=-2",
        "length=-5",
        "offset=x",
        "length=1.5",
        "offset=",
        "offset=18446744073709551615",
        "offset=9223372036854775808",
        "length=1e3"
      })
  void refusesOtherNumbersByName(String text) {
    var name = text.substring(0, text.indexOf('='));
    assertThat(refusals(text)).singleElement().extracting(Refusal::field).isEqualTo(name);
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    assertThat(refusals("offset=-2&length=x")).hasSize(2);
  }

  @Test
  void givesTheSizeAloneOrAPart() throws Exception {
    var file = Files.writeString(folder.resolve("log"), "0123456789");
    assertThat(read("", file).text()).isEqualTo("{\"data\":\"\",\"offset\":10}");
    assertThat(read("offset=4&length=3", file).text()).isEqualTo("{\"data\":\"456\",\"offset\":4}");
    assertThat(read("offset=10", file).text()).isEqualTo("{\"data\":\"\",\"offset\":10}");
    assertThat(read("offset=99", file).text()).isEqualTo("{\"data\":\"\",\"offset\":99}");
  }

  @Test
  void neverGivesMoreThanSixteenPages() throws Exception {
    var file = Files.write(folder.resolve("log"), new byte[1 << 20]);
    assertThat(FilePart.read(file, 0, 1 << 20).bytes()).hasSize(16 * 4096);
    assertThat(FilePart.read(file, 0, FilePart.ALL).bytes()).hasSize(16 * 4096);
  }

  @Test
  void takesAHugeOffsetForTheEnd() throws Exception {
    var file = Files.writeString(folder.resolve("log"), "abc");
    assertThat(FilePart.read(file, -1, 10).bytes()).isEmpty();
    assertThat(FilePart.read(file, Long.MIN_VALUE, 10).size()).isEqualTo(3);
  }

  @Test
  void leavesACharacterThatIsCutForTheNextRead() throws Exception {
    var file = Files.write(folder.resolve("log"), "aä".getBytes(UTF_8));
    assertThat(FilePart.read(file, 0, 2).text()).isEqualTo("a");
    assertThat(FilePart.read(file, 1, 2).text()).isEqualTo("ä");
  }

  @Test
  void opensNeitherFoldersNorDevices() throws Exception {
    assertThat(read("offset=0", folder).status()).isEqualTo(400);
    assertThat(read("offset=0", Path.of("/dev/zero")).text())
        .isEqualTo("Cannot read 'zero': it is no plain file.\n");
    assertThat(ReadQuery.noFile("download", folder)).isEqualTo("Cannot download a directory.\n");
  }
}
