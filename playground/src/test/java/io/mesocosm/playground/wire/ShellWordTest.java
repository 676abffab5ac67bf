package io.mesocosm.playground.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "it's", "$HOME `id` $(id)", "a\nb", "*", "~", "-e", "a;b|c&d"})
  void aShellTakesItForOneWord(String text) throws Exception {
    var shell = new ProcessBuilder("sh", "-c", "printf %s " + ShellWord.of(text)).start();
    var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).isEqualTo(text);
  }

  @Test
  void whatIsPlainStaysSo() {
    assertThat(ShellWord.of("playbooks/site.yml")).isEqualTo("playbooks/site.yml");
  }
}
