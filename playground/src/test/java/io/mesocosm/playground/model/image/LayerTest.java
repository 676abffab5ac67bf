package io.mesocosm.playground.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LayerTest {
  @Test
  void foldersComeBeforeWhatLiesInThem() {
    var text = new Entry.Text("etc/ssl/x", "x");
    var link = new Entry.Link("bin", "usr/bin");
    assertThat(Layer.of(List.of(text, link)).entries())
        .containsExactly(
            link, new Entry.Folder("etc", 0755), new Entry.Folder("etc/ssl", 0755), text);
  }

  @Test
  void aFolderKeepsTheModeItIsGiven() {
    var given = new Entry.Folder("tmp", 01777);
    var text = new Entry.Text("tmp/x", "x");
    assertThat(Layer.of(List.of(text, given)).entries()).containsExactly(given, text);
    assertThat(Layer.of(List.of(given, text)).entries()).containsExactly(given, text);
  }
}
