package io.mesocosm.proof.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mesocosm.playground.Images;
import io.mesocosm.playground.link.image.ContentKey;
import io.mesocosm.playground.link.image.Engine;
import io.mesocosm.playground.link.image.Engine.Loaded;
import io.mesocosm.playground.wire.image.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The seed's two images, put together here and run by a real engine: without a registry.
@EnabledIfSystemProperty(named = "meso.archive", matches = ".+")
@Timeout(180)
final class ImagesTest {
  private static final String OUTYET = "goexample/outyet";
  private static final String CENTOS = "centos:7";

  /// To the letter what the seed's reader sees.
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html><body><center>
      \t<h2>Is Go 1.4 out yet?</h2>
      \t<h1>
      \t\t<a href="https://go.googlesource.com/go/&#43;/go1.4">YES!</a>
      \t</h1>
      </center></body></html>\
      """;

  @TempDir static Path store;

  private static @Nullable PrivateDocker started;
  private static @Nullable Images images;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "containers are root's");
    assumeTrue(Files.exists(PrivateDocker.PROGRAM), "the package docker.io is missing");
    assumeTrue(Files.exists(Path.of("/bin/busybox")), "the package busybox-static is missing");
    assumeTrue(Files.exists(Path.of("/usr/bin/curl")), "the package curl is missing");
    images =
        new Images(
            Path.of(System.getProperty("meso.archive")).toAbsolutePath().normalize(),
            List.of(Path.of("/")),
            store);
    started = new PrivateDocker();
  }

  @AfterAll
  static void stop() throws Exception {
    if (started != null) {
      started.remove();
    }
  }

  private static PrivateDocker docker() {
    if (started == null) {
      throw new IllegalStateException("not started");
    }
    return started;
  }

  private static Loaded load(String name, boolean replace) throws Exception {
    if (images == null) {
      throw new IllegalStateException("not started");
    }
    var all = images;
    var image = all.plan(name);
    return docker()
        .engine()
        .load(image.name(), ContentKey.of(image), replace, () -> all.file(image));
  }

  @AfterEach
  void removeContainers() throws Exception {
    for (var id : docker().docker("ps", "-aq").split("\n", -1)) {
      if (!id.isEmpty()) {
        docker().docker("rm", "-f", id);
      }
    }
  }

  /// As Marathon has it started: 20 MB were asked for, Mesos gives 32, and the port that is mapped
  /// is the cluster's.
  @Test
  void outyetAnswersAtTheClustersPortInLittleMemory() throws Exception {
    load(OUTYET, true);
    var words = "run -d -m 32m --memory-swap 32m -p 31005:31005 -e PORT0=31005";
    var id = run(words + " --hostname=outyet.weave.local docker.io/goexample/outyet");
    for (var i = 0; i < 100; i++) {
      assertThat(docker().page("http://127.0.0.1:31005/")).isEqualTo(PAGE);
    }
    assertThat(docker().docker("inspect", "-f", "{{.State.Running}} {{.State.OOMKilled}}", id))
        .isEqualTo("true false");
    docker().docker("stop", id);
    // 128 and the signal that it was asked to end by: it did not have to be killed.
    assertThat(docker().docker("inspect", "-f", "{{.State.ExitCode}}", id)).isEqualTo("143");
  }

  private static String run(String words) throws Exception {
    return docker().docker(words.split(" ", -1));
  }

  /// The seed's test of names: `curl outyet:8080` inside.
  @Test
  void theStandInFindsOutyetByName() throws Exception {
    load(OUTYET, true);
    load(CENTOS, true);
    run("network create names");
    run("run -d --network names --network-alias outyet goexample/outyet");
    var curl = "curl -s --retry 20 --retry-all-errors --retry-delay 1 outyet:8080";
    assertThat(inside(curl)).isEqualTo(PAGE);
    assertThat(inside("getent hosts outyet")).endsWith("outyet");
    assertThat(inside("nslookup outyet")).contains("Name:\toutyet");
    assertThat(inside("wget -q -O - http://outyet:8080/any/path")).isEqualTo(PAGE);
  }

  @Test
  void theStandInSaysWhatItIs() throws Exception {
    load(CENTOS, true);
    assertThat(inside("cat /etc/os-release")).contains("not CentOS");
    assertThat(inside("echo $BASH; type -p sh vi ps")).startsWith("/bin/bash\n/usr/bin/sh\n");
    assertThat(inside("stat -c '%a %n' /root /tmp")).isEqualTo("700 /root\n1777 /tmp");
  }

  private static String inside(String script) throws Exception {
    var network = docker().docker("network", "ls", "-q", "-f", "name=names").isEmpty();
    return docker()
        .docker(
            "run",
            "--rm",
            "--network",
            network ? "none" : "names",
            CENTOS,
            "/bin/bash",
            "-c",
            script);
  }

  @Test
  void isSentOnceAndAgainWhenItsFilesChange() throws Exception {
    load(CENTOS, true);
    assertThat(load("docker.io/library/centos:7", true)).isEqualTo(Loaded.ALREADY);
    assertThat(docker().engine().images()).extracting(Kept::name).contains(CENTOS);
    // Somebody else's of that name, as a registry's would be.
    docker().docker("rmi", CENTOS);
    var empty = Files.write(store.resolve("empty.tar"), new byte[1024]);
    docker().docker("import", empty.toString(), CENTOS);
    assertThat(load(CENTOS, false)).isEqualTo(Loaded.OTHER);
    assertThat(load(CENTOS, true)).isEqualTo(Loaded.NOW);
  }

  @Test
  void whyItDidNotWorkIsSaid() throws Exception {
    var file = Files.writeString(store.resolve("no.tar"), "this is no archive of an image");
    assertThatThrownBy(() -> docker().engine().load(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("here could not load " + file + ": ");
    assertThatThrownBy(() -> docker().engine().pull("localhost:1/no/such:9"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("localhost:1/no/such:9")
        .hasMessageContaining("connection refused");
  }

  @Test
  void anEngineThatIsNotThereIsSaid() {
    var gone =
        new Engine("here", script -> List.of("env", "DOCKER_HOST=unix:///no", "sh", "-c", script));
    assertThatThrownBy(gone::images)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Cannot connect to the Docker daemon");
    var none = new Engine("here", script -> List.of("env", "PATH=/no", "/bin/sh", "-c", script));
    assertThatThrownBy(none::images)
        .isInstanceOf(IOException.class)
        .hasMessage("here could not list its images: docker is not installed");
  }
}
