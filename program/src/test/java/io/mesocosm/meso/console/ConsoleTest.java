package io.mesocosm.meso.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private Console console(boolean terminal) {
    var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new Console(stream, stream, terminal);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aPipeIsToldOnlyWhatIsDone() {
    var console = console(false);
    console.passing("site.yml: Start Docker");
    console.done("site.yml");
    console.passing("");
    assertThat(said()).isEqualTo("  ✓ site.yml\n");
  }

  @Test
  void aTerminalShowsWhatPassesUntilSomethingElseIsSaid() {
    var console = console(true);
    console.passing("site.yml: Start Docker");
    assertThat(said()).startsWith("\r\u001b[K").contains("… site.yml").doesNotContain("\n");
    console.note("next");
    assertThat(said()).endsWith("\r\u001b[Knext\n");
  }

  @Test
  void whatPassesFitsOnALine() {
    console(true).passing("a".repeat(200));
    assertThat(said()).hasSizeLessThan(100);
  }
}
