package io.mesocosm.meso.cluster.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClusterFileTest {
  @TempDir Path home;

  @Test
  void readsWhatItWrote() throws IOException {
    var folder = folder("lab");
    var cluster =
        PortPlan.plan("lab", 3, new MachineShare(4, 1000, 2000), List.of(), _ -> true).cluster();
    ClusterFile.write(folder, cluster);
    assertThat(ClusterFile.read(folder)).contains(cluster);
    assertThat(ClusterFolder.all(environment())).containsExactly(folder);
  }

  @Test
  void saysWhatIsWrongWithABrokenFile() throws IOException {
    var folder = folder("lab");
    Files.writeString(folder.definition(), "{\"master_port\":\"x\"}");
    assertThatThrownBy(() -> ClusterFile.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cluster.json")
        .hasMessageContaining("meso destroy -f --name lab");
  }

  @Test
  void refusesANameThatIsNoFolder() {
    assertThatThrownBy(() -> ClusterFolder.of(environment(), "../x"))
        .hasMessageContaining("--name")
        .hasMessageContaining("../x");
  }

  private ClusterFolder folder(String name) throws IOException {
    var folder = ClusterFolder.of(environment(), name);
    folder.create();
    return folder;
  }

  private Map<String, String> environment() {
    return Map.of("MESO_HOME", home.toString());
  }
}
