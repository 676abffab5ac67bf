package io.mesocosm.meso.roles.process;

import io.mesocosm.base.files.WholeFile;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// When a role may start, and how it says that it serves.
///
/// `MESO_READY_FILE`: gets `PID URL` once the role serves. `MESO_WAIT_FOR`: the ready file of
/// another role, which must be there, of a process that lives; so a whole cluster can be started at
/// once without anybody counting seconds. A port would not do: it may be somebody else's who
/// answers there.
public final class Readiness {
  private static final Logger LOG = System.getLogger(Readiness.class.getName());
  private static final String WAIT_FOR = "MESO_WAIT_FOR";
  private static final String READY_FILE = "MESO_READY_FILE";
  private static final long LOOK_AGAIN_MS = 10;

  private Readiness() {}

  static void awaitNeeded(Map<String, String> environment)
      throws IOException, InterruptedException {
    var needed = environment.getOrDefault(WAIT_FOR, "");
    while (!needed.isEmpty() && !serves(Path.of(needed))) {
      Thread.sleep(LOOK_AGAIN_MS);
    }
  }

  private static boolean serves(Path readyFile) throws IOException {
    if (!Files.exists(readyFile)) {
      return false;
    }
    var pid = Files.readString(readyFile).strip().split(" ", 2)[0];
    return !pid.isEmpty()
        && pid.chars().allMatch(Character::isDigit)
        && ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
  }

  static void tell(String role, String url, Instant startedAt, Map<String, String> environment)
      throws IOException {
    var took = Duration.between(startedAt, Instant.now()).toMillis();
    LOG.log(Level.INFO, "ready role={0} url={1} after={2}ms", role, url, Long.toString(took));
    var file = environment.getOrDefault(READY_FILE, "");
    if (!file.isEmpty()) {
      WholeFile.write(Path.of(file), ProcessHandle.current().pid() + " " + url + "\n");
    }
  }
}
