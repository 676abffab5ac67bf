package io.mesocosm.meso.verbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The command line before anything is done.
class CommandsTest {
  @TempDir private Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int run(String... words) throws IOException, InterruptedException {
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var around =
        new Surroundings(
            new Console(stream, stream, false), home, Map.of("MESO_HOME", home.toString()));
    return Commands.run(List.of(words), around);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"up", "status", "fault", "node", "snapshot", "image", "agent", "marathon"})
  void helpOfACommandIsThatCommandsHelp(String command) throws IOException, InterruptedException {
    assertThat(run("help", command)).isZero();
    assertThat(said()).startsWith("Usage: meso " + command);
  }

  @Test
  void helpOfAnApplicationsCommand() throws IOException, InterruptedException {
    assertThat(run("help", "app", "scale")).isZero();
    assertThat(said()).startsWith("Usage: meso app scale ID N");
  }

  @Test
  void helpOfNothingListsAll() throws IOException, InterruptedException {
    assertThat(run("help")).isZero();
    assertThat(said()).contains("  snapshot ", "  app ", "  marathon ");
  }

  @Test
  void helpOfWhatThereIsNot() {
    assertThatThrownBy(() -> run("help", "fly"))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("there is no command 'fly'; allowed: up, status");
  }

  @Test
  void wordsForAnotherProgramAreNotOurs() {
    assertThatThrownBy(() -> run("ssh", "mgmt", "--", "ls", "--help"))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("there are no machines 'default'");
    assertThat(said()).isEmpty();
  }

  @Test
  void everyKindOfFaultHasItsLine() throws IOException, InterruptedException {
    run("fault", "--help");
    assertThat(said()).contains("\n  kill NAME…       cuts their power\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--file=five.yaml", "--limits", "--no-provision"})
  void whatIsForMachinesIsRefusedWithoutThem(String flag) {
    assertThatThrownBy(() -> run("up", "--local", flag))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("is for machines, and --local has none");
  }
}
