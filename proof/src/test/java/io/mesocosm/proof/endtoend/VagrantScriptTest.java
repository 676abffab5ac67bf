package io.mesocosm.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the script for Vagrant's users makes of their words, with a meso beside it that only
/// repeats what it was told.
@Timeout(60)
final class VagrantScriptTest {
  @TempDir private Path folder;

  private record Said(int code, String out, String err) {}

  @BeforeEach
  void place() throws IOException {
    Files.copy(Path.of("..", "vagrant"), folder.resolve("vagrant"));
    var meso =
        Files.writeString(
            folder.resolve("meso"),
            """
            #!/bin/sh
            for word; do printf '<%s>' "$word"; done
            """);
    assertThat(meso.toFile().setExecutable(true)).isTrue();
  }

  private Said run(List<String> words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("sh", folder.resolve("vagrant").toString()));
    command.addAll(words);
    var process = new ProcessBuilder(command).start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), out, err);
  }

  static Stream<Arguments> words() {
    return Stream.of(
        arguments(List.of("up", "lb", "--no-provision"), "<up><lb><--no-provision>"),
        arguments(List.of("status"), "<status>"),
        arguments(List.of("halt", "lb"), "<halt><lb>"),
        arguments(List.of("destroy", "-f"), "<destroy><-f>"),
        arguments(List.of("snapshot", "list"), "<snapshot><list>"),
        arguments(List.of("ssh", "mgmt"), "<ssh><mgmt>"),
        arguments(List.of("ssh", "mgmt", "-c", "ls -l /"), "<ssh><mgmt><--><ls -l />"),
        arguments(List.of("ssh", "-c", "ls", "mgmt"), "<ssh><mgmt><--><ls>"),
        arguments(List.of("ssh", "--command=a  b", "mgmt"), "<ssh><mgmt><--><a  b>"),
        arguments(
            List.of("ssh", "mgmt", "--", "sh", "-c", "a  b"), "<ssh><mgmt><--><sh><-c><a  b>"),
        arguments(List.of("--version"), "<version>"));
  }

  @ParameterizedTest
  @MethodSource("words")
  void handsOnWhatIsMeant(List<String> words, String told) throws Exception {
    assertThat(run(words)).isEqualTo(new Said(0, told, ""));
  }

  @Test
  void saysWhatThereIs() throws Exception {
    assertThat(run(List.of()).out()).contains("Usage: vagrant COMMAND", "destroy -f");
    var unknown = run(List.of("package"));
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("there is no command 'package' here; allowed: up, status");
  }
}
