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
import java.nio.file.Files;
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
    assertThat(said())
        .startsWith("Usage: meso app scale ID N")
        .contains("\nRun N instances of an application.\n");
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

  @Test
  void theTopologyIsAFileThatCanBeChanged() throws IOException, InterruptedException {
    assertThat(run("topology", "--agents=3")).isZero();
    var file = Files.writeString(home.resolve("three.yaml"), said());
    out.reset();
    run("topology", "--file=" + file);
    assertThat(said())
        .isEqualTo(Files.readString(file))
        .contains("network: 10.0.15.0/24", "count: 3");
    out.reset();
    run("topology", "--schema");
    assertThat(said()).startsWith("{").contains("memory_mb");
  }

  @Test
  void upLeavesNoMachineOut() throws IOException {
    var folder = home.resolve("default");
    Files.createDirectories(folder.resolve("machines").resolve("mesos-agent-2"));
    Files.writeString(folder.resolve("topology.yaml"), "network: 10.0.15.0/24\n");
    Files.writeString(folder.resolve("shared"), home.toString());
    assertThatThrownBy(() -> run("up", "--agents=1"))
        .isInstanceOf(CommandFailedException.class)
        .hasMessage(
            "/machines: mesos-agent-2 would be left out, but is there; meso node rm mesos-agent-2 first");
  }

  @Test
  void whatIsMissingIsSaidWithWhatIsThere() throws IOException {
    Files.createDirectories(home.resolve("five").resolve("machines"));
    Files.writeString(home.resolve("five").resolve("topology.yaml"), "");
    assertThatThrownBy(() -> run("status", "--name=six"))
        .hasMessage("--name: there is no cluster 'six'; there are: five");
  }

  @Test
  void aFlagOfAnotherKindOfFaultIsRefused() throws IOException {
    Files.createDirectories(home.resolve("default").resolve("machines"));
    Files.writeString(home.resolve("default").resolve("topology.yaml"), "");
    Files.writeString(home.resolve("default").resolve("shared"), home.toString());
    assertThatThrownBy(() -> run("fault", "loss", "mgmt", "--time=1secs"))
        .hasMessage("--time: is for meso fault delay, not for loss");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--file=five.yaml", "--limits", "--no-provision"})
  void whatIsForMachinesIsRefusedWithoutThem(String flag) {
    assertThatThrownBy(() -> run("up", "--local", flag))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("is for machines, and --local has none");
  }
}
