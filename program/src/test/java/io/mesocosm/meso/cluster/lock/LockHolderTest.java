package io.mesocosm.meso.cluster.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.meso.cluster.plan.ClusterFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockHolderTest {
  @TempDir Path home;

  @Test
  void showsWhatWasTyped() {
    assertThat(LockHolder.command("-Xmx128m", "-jar", "/opt/meso/lib/meso.jar", "up", "--local"))
        .isEqualTo("meso up --local");
    assertThat(LockHolder.command("-c", "sleep 9")).isEqualTo("-c sleep 9");
  }

  /// `flock` of util-linux locks in another way; so another Java does it, which says nothing more.
  @Test
  void isKnownBeforeItHasSaidWhoItIs() throws Exception {
    var folder =
        ClusterFolder.of(Map.of("MESO_HOME", home.toString(), "HOME", home.toString()), "c");
    Files.createDirectories(folder.lock().getParent());
    Files.write(folder.lock(), new byte[0], StandardOpenOption.CREATE);
    var source =
        Files.writeString(
            home.resolve("Hold.java"),
            """
            void main() throws Exception {
              var file = java.nio.channels.FileChannel.open(java.nio.file.Path.of("%s"),
                  java.nio.file.StandardOpenOption.WRITE);
              file.lock();
              System.out.println("held");
              System.in.read();
            }
            """
                .formatted(folder.lock()));
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var holder = new ProcessBuilder(java.toString(), source.toString()).start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("held");
      assertThatThrownBy(() -> ClusterLock.take(folder))
          .isInstanceOf(ClusterBusyException.class)
          .hasMessageContaining("process " + holder.pid())
          .hasMessageContaining("Hold.java");
    } finally {
      holder.destroyForcibly();
    }
  }
}
