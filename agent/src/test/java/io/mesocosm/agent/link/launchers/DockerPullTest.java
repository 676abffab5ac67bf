package io.mesocosm.agent.link.launchers;

import static io.mesocosm.agent.link.launchers.DockerRuns.info;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.agent.link.docker.Credentials;
import io.mesocosm.agent.link.sandbox.LaunchException;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.testkit.docker.Dockerd;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// How images come to a real engine.
@Timeout(100)
@ExtendWith(SharedEngine.class)
class DockerPullTest {
  private final Dockerd dockerd;
  @TempDir private Path folder;
  private DockerRuns runs;
  private FakeRegistry registry;

  DockerPullTest(Dockerd dockerd) {
    this.dockerd = dockerd;
  }

  @BeforeEach
  void open() throws Exception {
    runs = new DockerRuns(folder, dockerd);
    registry = new FakeRegistry("ann", "s3cret");
  }

  @AfterEach
  void close() throws Exception {
    runs.close();
    registry.close();
  }

  /// As `docker login` writes it.
  private String config() {
    return "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}"
        .formatted(registry.host(), FakeRegistry.basic("ann", "s3cret"));
  }

  private TaskInfo.Builder privately() {
    var info = info("t", "exit 3");
    info.getContainerBuilder().getDockerBuilder().setImage(registry.host() + "/group/box:1");
    return info;
  }

  @Test
  void theAgentsCredentialsOpenAPrivateRegistry() throws Exception {
    runs.withCredentials(Credentials.parse(config()));
    assertThat(runs.await(runs.launch(privately()))).isEqualTo(new ExitStatus.OfContainer(3));
  }

  @Test
  void aTaskBringsItsOwn() throws Exception {
    var file = Files.writeString(folder.resolve("config.json"), config());
    var info = privately();
    info.getCommandBuilder().addUrisBuilder().setValue(file.toString());
    assertThat(runs.await(runs.launch(info))).isEqualTo(new ExitStatus.OfContainer(3));
  }

  @Test
  void withoutThemTheRegistrysRefusalIsTold() throws Exception {
    var info = privately();
    assertThatThrownBy(() -> runs.launch(info))
        .isInstanceOf(LaunchException.class)
        .hasMessageStartingWith(
            "Failed to launch container: Failed to pull image '"
                + registry.host()
                + "/group/box:1': ")
        .hasMessageContaining("no basic auth credentials");
    assertThat(runs.names()).isEmpty();
  }

  @Test
  void anImageThatNobodyHasIsSaidSo() {
    var info = info("t", "true");
    info.getContainerBuilder().getDockerBuilder().setImage("localhost:1/no/such:9");
    assertThatThrownBy(() -> runs.launch(info))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("Failed to pull image 'localhost:1/no/such:9'");
  }

  @Test
  void aLocalImageWillDoWhenItCannotBePulledAnew() throws Exception {
    var info = info("t", "true");
    info.getContainerBuilder().getDockerBuilder().setForcePullImage(true);
    assertThat(runs.await(runs.launch(info))).isEqualTo(new ExitStatus.OfContainer(0));
  }
}
