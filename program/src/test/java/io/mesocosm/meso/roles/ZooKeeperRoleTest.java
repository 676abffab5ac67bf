package io.mesocosm.meso.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.config.Sources;
import io.mesocosm.meso.roles.process.RoleContext;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `meso zookeeper` makes of its flags.
class ZooKeeperRoleTest {
  @TempDir private Path folder;

  /// Of a process that must not end.
  private static final class Living implements RoleContext {
    @Override
    public Path home() {
      return Path.of("/");
    }

    @Override
    public String version() {
      return "test";
    }

    @Override
    public Instant startedAt() {
      return Instant.EPOCH;
    }

    @Override
    public void exit(int code, String reason) {
      throw new AssertionError(reason);
    }
  }

  private static Outcome<Settings> read(String... flags) {
    return new ZooKeeperRole().flags().read(Sources.commandLine(List.of(flags)));
  }

  private static String ask(int port, String word) throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(word.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void runsWhatTheFileDescribes() throws Exception {
    var port = freePort();
    var file =
        Files.writeString(
            folder.resolve("zoo.cfg"),
            "dataDir=%s\nclientPort=%d\ntickTime=1234\n".formatted(folder.resolve("data"), port));
    var role = new ZooKeeperRole();
    var settings = role.flags().read(Sources.commandLine(List.of("--config=" + file)));
    if (settings instanceof Outcome.Ok<Settings>(var ok)) {
      try (var _ = role.start(ok, new Living()).closing()) {
        assertThat(ask(port, "conf")).contains("tickTime=1234");
      }
    }
    assertThat(settings).isInstanceOf(Outcome.Ok.class);
  }

  @Test
  void takesAFileOrFlagsButNotBoth() {
    assertThat(read("--config=/etc/zoo.cfg", "--port=2181"))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.refusals().toString()).contains("--port").contains("--config"));
  }

  @Test
  void needsAFolderWithoutAFile() {
    assertThat(read("--port=0").toString()).contains("--data_dir");
  }
}
