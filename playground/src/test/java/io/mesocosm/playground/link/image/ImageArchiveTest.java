package io.mesocosm.playground.link.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.playground.model.image.Entry;
import io.mesocosm.playground.model.image.Execution;
import io.mesocosm.playground.model.image.Image;
import io.mesocosm.playground.model.image.Layer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Read back with the `tar` of this machine.
final class ImageArchiveTest {
  private static final Execution SHELL =
      new Execution(List.of("/bin/sh"), List.of("-l"), List.of("A=b"), "/", List.of(8080));

  @TempDir private Path folder;
  private Path source;
  private Path written;

  @BeforeEach
  void prepare() throws IOException {
    source = Files.writeString(folder.resolve("source"), "content");
    Files.setLastModifiedTime(source, FileTime.from(Instant.ofEpochSecond(1_000_000_000)));
    written = folder.resolve("image.tar");
  }

  private Image image() throws IOException {
    var low =
        Layer.of(
            List.of(
                new Entry.Link("bin", "usr/bin"),
                new Entry.Folder("tmp", 01777),
                new Entry.Text("etc/x", "text\n")));
    var high = Layer.of(List.of(Libraries.copy("opt/x/source", source)));
    return new Image("x/y:1", "amd64", List.of(low, high), SHELL);
  }

  private byte[] part(String name) throws Exception {
    var tar =
        new ProcessBuilder("tar", "-xOf", written.toString(), name)
            .redirectErrorStream(true)
            .start();
    var bytes = tar.getInputStream().readAllBytes();
    assertThat(tar.waitFor()).describedAs(name).isZero();
    return bytes;
  }

  private Json json(String name) throws Exception {
    return ((Outcome.Ok<Json>) JsonParser.parse(part(name))).value();
  }

  private static Json at(Json json, Object... path) {
    var here = json;
    for (var step : path) {
      here =
          switch (here) {
            case Json.Obj object -> object.get((String) step).orElseThrow();
            case Json.Arr(var items) -> items.get((Integer) step);
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
                throw new AssertionError(step + " in " + json);
          };
    }
    return here;
  }

  private static String digest(byte[] bytes) {
    return HexFormat.of().formatHex(ImageArchive.sha256().digest(bytes));
  }

  @Test
  void digestsAreThoseOfTheBytes() throws Exception {
    var id = ImageArchive.write(image(), written);
    var manifest = json("manifest.json");
    assertThat(at(manifest, 0, "RepoTags", 0)).isEqualTo(Json.of("x/y:1"));
    assertThat(at(manifest, 0, "Config")).isEqualTo(Json.of(id + ".json"));
    assertThat(digest(part(id + ".json"))).isEqualTo(id);
    var config = json(id + ".json");
    for (var i = 0; i < 2; i++) {
      var layer = ((Json.Str) at(manifest, 0, "Layers", i)).value();
      assertThat(at(config, "rootfs", "diff_ids", i))
          .isEqualTo(Json.of("sha256:" + digest(part(layer))));
    }
    assertThat(at(config, "config", "Entrypoint", 0)).isEqualTo(Json.of("/bin/sh"));
    assertThat(at(config, "config", "Labels", ContentKey.LABEL))
        .isEqualTo(Json.of(ContentKey.of(image())));
  }

  @Test
  void aLayerIsATar() throws Exception {
    ImageArchive.write(image(), written);
    var layers = at(json("manifest.json"), 0, "Layers");
    var listing =
        listing(((Json.Str) at(layers, 0)).value()) + listing(((Json.Str) at(layers, 1)).value());
    assertThat(listing)
        .contains("lrwxrwxrwx root/root")
        .contains(" bin -> usr/bin\n")
        .contains("drwxrwxrwt root/root         0 1970-01-01 00:00:00 tmp/\n")
        .contains("-rw-r--r-- root/root         5 1970-01-01 00:00:00 etc/x\n")
        .contains("-rw-r--r-- root/root         7 2001-09-09 01:46:40 opt/x/source\n");
  }

  private String listing(String layer) throws Exception {
    var file = Files.write(folder.resolve("layer.tar"), part(layer));
    var builder = new ProcessBuilder("tar", "--utc", "--full-time", "-tvf", file.toString());
    var tar = builder.start();
    return new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void theSameFilesGiveTheSameBytes() throws Exception {
    var first = ImageArchive.write(image(), written);
    var bytes = Files.readAllBytes(written);
    assertThat(ImageArchive.write(image(), written)).isEqualTo(first);
    assertThat(Files.readAllBytes(written)).isEqualTo(bytes);
    assertThat(folder).isDirectoryNotContaining("glob:**image.tar.*");
  }

  @Test
  void anotherTimeOfAFileIsAnotherKey() throws Exception {
    var before = ContentKey.of(image());
    assertThat(ContentKey.of(image())).isEqualTo(before);
    Files.setLastModifiedTime(source, FileTime.from(Instant.ofEpochSecond(1_000_000_001)));
    assertThat(ContentKey.of(image())).isNotEqualTo(before);
  }

  @Test
  void aFileThatChangesMeanwhileLeavesNoArchive() throws Exception {
    var image = image();
    Files.writeString(source, "something longer");
    assertThatThrownBy(() -> ImageArchive.write(image, written))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("changed");
    assertThat(written).doesNotExist();
    assertThat(folder).isDirectoryNotContaining("glob:**image.tar.*");
  }
}
