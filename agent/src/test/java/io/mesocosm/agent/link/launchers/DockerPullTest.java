package io.mesocosm.agent.link.launchers;

import static io.mesocosm.agent.link.launchers.DockerRuns.info;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.agent.link.docker.Credentials;
import io.mesocosm.agent.link.sandbox.LaunchException;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.testkit.docker.Box;
import io.mesocosm.testkit.docker.Dockerd;
import io.mesocosm.testkit.docker.Registry;
import io.mesocosm.testkit.junit.Ground;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// How images come to a real engine out of a real registry, which asks for a password.
@Timeout(100)
@ExtendWith(SharedEngine.class)
class DockerPullTest {
  private final Dockerd dockerd;
  private final DockerRuns runs;
  private Registry registry;
  private String image;

  DockerPullTest(Dockerd dockerd, DockerRuns runs) {
    this.dockerd = dockerd;
    this.runs = runs;
  }

  @BeforeEach
  void open() throws Exception {
    var obstacle = Registry.obstacle();
    Ground.needs(obstacle.isEmpty(), obstacle.orElse(""));
    registry = Registry.guarded();
    image = registry.take(dockerd, Box.IMAGE, "group/box:1");
  }

  @AfterEach
  void close() throws Exception {
    runs.close();
    if (image != null) {
      dockerd.ask("DELETE", "/images/" + image);
    }
    if (registry != null) {
      registry.remove();
    }
  }

  /// As `docker login` writes it.
  private String config() {
    return config(registry.host(), Registry.login());
  }

  private static String config(String host, String login) {
    return "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(host, login);
  }

  private TaskInfo.Builder privately() {
    var info = info("t", "exit 3");
    info.getContainerBuilder().getDockerBuilder().setImage(image);
    return info;
  }

  @Test
  void theAgentsCredentialsOpenAPrivateRegistry() throws Exception {
    runs.withCredentials(Credentials.parse(config()));
    assertThat(runs.await(runs.launch(privately()))).isEqualTo(new ExitStatus.OfContainer(3));
  }

  @Test
  void aTaskBringsItsOwn() throws Exception {
    var file = Files.writeString(runs.folder().resolve("config.json"), config());
    var info = privately();
    info.getCommandBuilder().addUrisBuilder().setValue(file.toString());
    // Which win over the agent's.
    runs.withCredentials(Credentials.parse(config(registry.host(), "Ym9iOndyb25n")));
    assertThat(runs.await(runs.launch(info))).isEqualTo(new ExitStatus.OfContainer(3));
  }

  /// As Marathon's documentation has it: `docker.tar.gz` with `.docker/config.json` in it.
  @Test
  void aTaskMayBringThemInAnArchive() throws Exception {
    var home = Files.createDirectories(runs.folder().resolve("home/.docker"));
    Files.writeString(home.resolve("config.json"), config());
    var archive = runs.folder().resolve("docker.tar.gz");
    var words = "tar -C %s -czf %s .docker".formatted(home.getParent(), archive);
    assertThat(new ProcessBuilder(words.split(" ", -1)).start().waitFor()).isZero();
    var info = privately();
    info.getCommandBuilder().addUrisBuilder().setValue(archive.toString()).setExtract(true);
    assertThat(runs.await(runs.launch(info))).isEqualTo(new ExitStatus.OfContainer(3));
  }

  @Test
  void withoutThemTheRegistrysRefusalIsTold() throws Exception {
    var info = privately();
    assertThatThrownBy(() -> runs.launch(info))
        .isInstanceOf(LaunchException.class)
        .hasMessageStartingWith(
            "Failed to launch container: Failed to pull image '" + image + "': ")
        .hasMessageContaining("no basic auth credentials");
    assertThat(runs.names()).isEmpty();
  }

  @Test
  void wrongOnesAreRefused() {
    runs.withCredentials(Credentials.parse(config(registry.host(), "Ym9iOndyb25n")));
    var info = privately();
    assertThatThrownBy(() -> runs.launch(info))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("Failed to pull image '" + image + "'")
        .hasMessageContaining("unauthorized: authentication required");
  }

  @Test
  void aCredentialHelperThatIsNotThereIsNamed() {
    runs.withCredentials(Credentials.parse("{\"credsStore\":\"no-such-store\"}"));
    var info = privately();
    assertThatThrownBy(() -> runs.launch(info))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("Failed to pull image '" + image + "'")
        .hasMessageContaining("docker-credential-no-such-store cannot be run");
  }

  @Test
  void anImageThatNobodyHasIsSaidSo() {
    runs.withCredentials(Credentials.parse(config()));
    var info = info("t", "true");
    info.getContainerBuilder().getDockerBuilder().setImage(registry.host() + "/no/such:9");
    assertThatThrownBy(() -> runs.launch(info))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("Failed to pull image '" + registry.host() + "/no/such:9'")
        .hasMessageContaining("manifest unknown");
  }

  @Test
  void whoForcesAPullHasTheRegistrysImage() throws Exception {
    runs.withCredentials(Credentials.parse(config()));
    var info = privately();
    info.getContainerBuilder().getDockerBuilder().setForcePullImage(true);
    assertThat(runs.await(runs.launch(info))).isEqualTo(new ExitStatus.OfContainer(3));
  }

  @Test
  void aLocalImageWillDoWhenItCannotBePulledAnew() throws Exception {
    runs.withCredentials(Credentials.parse(config()));
    assertThat(runs.await(runs.launch(privately()))).isEqualTo(new ExitStatus.OfContainer(3));
    registry.stop();
    var info = info("u", "exit 4");
    info.getContainerBuilder().getDockerBuilder().setImage(image).setForcePullImage(true);
    assertThat(runs.await(runs.launch(info))).isEqualTo(new ExitStatus.OfContainer(4));
  }
}
