package io.mesocosm.meso.outyet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PageTest {
  @Test
  void isTheOriginalsToTheLetter() {
    var url = "https://go.googlesource.com/go/+/go1.4";
    assertThat(Page.render("1.4", url, true))
        .isEqualTo(
            """
            <!DOCTYPE html>
            <html><body><center>
            \t<h2>Is Go 1.4 out yet?</h2>
            \t<h1>
            \t\t<a href="https://go.googlesource.com/go/&#43;/go1.4">YES!</a>
            \t</h1>
            </center></body></html>
            """);
  }

  @Test
  void saysNoWhileTheVersionIsNotOut() {
    assertThat(Page.render("9.9", "https://example.org/go9.9", false))
        .contains("<h2>Is Go 9.9 out yet?</h2>")
        .contains("No. :-(")
        .doesNotContain("href");
  }

  @Test
  void letsNoMarkupIn() {
    assertThat(Page.render("<b>", "\"><script>", true)).doesNotContain("<b>", "<script>");
  }
}
