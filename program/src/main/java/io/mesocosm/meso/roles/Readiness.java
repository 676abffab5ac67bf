package io.mesocosm.meso.roles;

import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.supervisor.AtomicFile;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// When a role may start, and how it says that it serves.
///
/// `MESO_WAIT_FOR=host:port`: somebody must listen there first; so a whole cluster can be started
/// at once without anybody counting seconds. `MESO_READY_FILE`: gets `PID URL` once the role
/// serves.
final class Readiness {
  private static final Logger LOG = System.getLogger(Readiness.class.getName());
  private static final String WAIT_FOR = "MESO_WAIT_FOR";
  private static final String READY_FILE = "MESO_READY_FILE";
  private static final int CONNECT_MS = 1_000;
  private static final long LOOK_AGAIN_MS = 10;

  private Readiness() {}

  static void awaitNeeded(Map<String, String> environment) throws InterruptedException {
    var needed = environment.getOrDefault(WAIT_FOR, "");
    if (needed.isEmpty()) {
      return;
    }
    var colon = needed.lastIndexOf(':');
    if (colon < 1) {
      throw CommandFailedException.usage(WAIT_FOR + ": '" + needed + "' is not host:port");
    }
    var address =
        new InetSocketAddress(
            needed.substring(0, colon), Integer.parseInt(needed.substring(colon + 1)));
    while (!answers(address)) {
      Thread.sleep(LOOK_AGAIN_MS);
    }
  }

  private static boolean answers(InetSocketAddress address) {
    try (var socket = new Socket()) {
      socket.connect(address, CONNECT_MS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }

  static void tell(String role, String url, Instant startedAt, Map<String, String> environment)
      throws IOException {
    var took = Duration.between(startedAt, Instant.now()).toMillis();
    LOG.log(Level.INFO, "ready role={0} url={1} after={2}ms", role, url, Long.toString(took));
    var file = environment.getOrDefault(READY_FILE, "");
    if (!file.isEmpty()) {
      AtomicFile.write(Path.of(file), ProcessHandle.current().pid() + " " + url + "\n");
    }
  }
}
