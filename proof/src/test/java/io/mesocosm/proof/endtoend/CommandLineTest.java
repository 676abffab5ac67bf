package io.mesocosm.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a wrong command is told: the field, the value, what is allowed, and a code that is not 0.
@EnabledIfSystemProperty(named = "meso.archive", matches = ".+")
@Timeout(60)
final class CommandLineTest {
  @TempDir Path home;

  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments(List.of("upp"), "there is no command 'upp'"),
        arguments(List.of("up", "--file=/nowhere.yaml"), "--file: cannot read /nowhere.yaml"),
        arguments(List.of("up", "--local", "lb"), "no names are allowed"),
        arguments(List.of("ssh", "mgmt"), "there are no machines 'default'"),
        arguments(List.of("up", "--local", "--name=../x"), "--name: got '../x'"),
        arguments(List.of("up", "--local", "--agents=many"), "--agents: got 'many'"),
        arguments(List.of("up", "--locl"), "did you mean --local?"),
        arguments(List.of("image", "ls"), "there are no machines 'default'"),
        arguments(List.of("image", "frob"), "there is no command 'image frob'"),
        arguments(List.of("image", "load"), "goexample/outyet:latest, centos:7, FILE.tar"),
        arguments(List.of("image", "load", "outyet"), "there is no image 'outyet'"),
        arguments(List.of("image", "load", "/no.tar"), "there is no file '/no.tar'"),
        arguments(List.of("image", "load", "a;b"), "image: got 'a;b'"),
        arguments(List.of("status"), "there is no cluster 'default'"),
        arguments(List.of("destroy"), "-f is needed"),
        arguments(List.of("logs"), "needs ROLE"),
        arguments(List.of("app", "scale", "x"), "needs ID N"),
        arguments(List.of("app", "frob"), "there is no command 'app frob'"),
        arguments(List.of("master", "--prt=1"), "did you mean --port?"),
        arguments(List.of("master", "--port=99999"), "--port: got '99999', allowed is 0 to 65535"),
        arguments(List.of("agent", "--work_dir=/tmp/x"), "--master: is missing"),
        arguments(List.of("agent", "--recovery_timeout=5"), "a duration: a number and one of"),
        arguments(List.of("zookeeper"), "--data_dir"),
        arguments(List.of("marathon", "--http_port=x"), "--http_port"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void saysWhatIsWrong(List<String> words, String complaint) throws Exception {
    var said = new Shell(home).meso(words.toArray(String[]::new));
    assertThat(said.code()).isNotZero();
    assertThat(said.err()).contains(complaint).doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zookeeper", "master", "agent", "marathon", "up", "status", "outyet"})
  void helpsWithEveryCommand(String command) throws Exception {
    var said = new Shell(home).succeed(command, "--help");
    assertThat(said.out()).startsWith("Usage: meso " + command).contains("--");
  }

  /// As under a service manager: commands and files of tasks have letters of every language.
  @Test
  void keepsAllLettersWhereNobodyNamesALocale() throws Exception {
    var process =
        new ProcessBuilder(
                "env",
                "-i",
                "PATH=" + System.getenv("PATH"),
                "MESO_JAVA_OPTS=-XshowSettings:properties",
                Shell.program().toString(),
                "version")
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(said).contains("sun.jnu.encoding = UTF-8");
  }

  @Test
  void namesTheAddressThatIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(taken.getLocalPort());
      var said = new Shell(home).meso("master", "--ip=127.0.0.1", "--port=" + port);
      assertThat(said.code()).isEqualTo(1);
      assertThat(said.err()).contains("127.0.0.1").contains(port);
    }
  }
}
