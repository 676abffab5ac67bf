package io.mesocosm.proof.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.playground.Images;
import io.mesocosm.playground.link.image.ContentKey;
import io.mesocosm.playground.link.image.Engine;
import io.mesocosm.playground.link.image.Engine.Loaded;
import io.mesocosm.playground.wire.image.Kept;
import io.mesocosm.testkit.docker.Box;
import io.mesocosm.testkit.docker.Dockerd;
import io.mesocosm.testkit.docker.Registry;
import io.mesocosm.testkit.junit.Ground;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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

  private static final String PATIENTLY =
      "--retry 60 --retry-all-errors --retry-delay 1 --retry-max-time 60 ";

  @TempDir static Path store;

  private static @Nullable Dockerd started;
  private static @Nullable Images images;

  @BeforeAll
  static void start() throws Exception {
    Ground.needs(Dockerd.obstacle().isEmpty(), Dockerd.obstacle().orElse(""));
    Ground.needs(Files.exists(Path.of("/usr/bin/curl")), "the package curl is missing");
    images =
        new Images(
            Path.of(System.getProperty("meso.archive")).toAbsolutePath().normalize(),
            List.of(Path.of("/")),
            store);
    started = Dockerd.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (started != null) {
      started.remove();
    }
  }

  private static Docker docker() {
    if (started == null) {
      throw new IllegalStateException("not started");
    }
    return new Docker(started);
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
    for (var id : docker().call("ps", "-aq").split("\n", -1)) {
      if (!id.isEmpty()) {
        docker().call("rm", "-f", id);
      }
    }
  }

  /// As Marathon has it started: 20 MB were asked for, Mesos gives 32, and the port that is mapped
  /// is the cluster's.
  @Test
  void outyetAnswersAtTheClustersPortInLittleMemory() throws Exception {
    load(OUTYET, true);
    var port = free();
    var words = "run -d -m 32m -p %d:%d -e PORT0=%d".formatted(port, port, port);
    var id = run(words + " --hostname=outyet.weave.local docker.io/goexample/outyet");
    for (var i = 0; i < 100; i++) {
      assertThat(page(port)).isEqualTo(PAGE);
    }
    assertThat(docker().call("inspect", "-f", "{{.State.Running}} {{.State.OOMKilled}}", id))
        .isEqualTo("true false");
    docker().call("stop", id);
    // 128 and the signal that it was asked to end by: it did not have to be killed.
    assertThat(docker().call("inspect", "-f", "{{.State.ExitCode}}", id)).isEqualTo("143");
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// Once somebody answers there.
  private static String page(int port) throws Exception {
    var url = "http://127.0.0.1:" + port;
    var curl = new ProcessBuilder(("curl -s " + PATIENTLY + url).split(" ", -1)).start();
    var page = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(curl.waitFor()).isZero();
    return page.stripTrailing();
  }

  private static String run(String words) throws Exception {
    return docker().call(words.split(" ", -1));
  }

  /// The seed's test of names: `curl outyet:8080` inside.
  @Test
  void theStandInFindsOutyetByName() throws Exception {
    load(OUTYET, true);
    load(CENTOS, true);
    docker().daemon().makeNetwork("names");
    run("run -d --network names --network-alias outyet goexample/outyet");
    assertThat(inside("names", "curl -s " + PATIENTLY + "outyet:8080")).isEqualTo(PAGE);
    assertThat(inside("names", "getent hosts outyet")).endsWith("outyet");
    assertThat(inside("names", "nslookup outyet")).contains("Name:\toutyet");
    assertThat(inside("names", "wget -q -O - http://outyet:8080/any/path")).isEqualTo(PAGE);
  }

  @Test
  void theStandInSaysWhatItIs() throws Exception {
    load(CENTOS, true);
    assertThat(inside("none", "cat /etc/os-release")).contains("not CentOS");
    assertThat(inside("none", "echo $BASH; type -p sh vi ps"))
        .startsWith("/bin/bash\n/usr/bin/sh\n");
    assertThat(inside("none", "stat -c '%a %n' /root /tmp")).isEqualTo("700 /root\n1777 /tmp");
  }

  /// What a script says in the stand-in.
  private static String inside(String network, String script) throws Exception {
    var words = "run --rm --network %s %s /bin/bash -c".formatted(network, CENTOS).split(" ", -1);
    return docker().call(Stream.concat(Stream.of(words), Stream.of(script)).toArray(String[]::new));
  }

  @Test
  void isSentOnceAndAgainWhenItsFilesChange() throws Exception {
    load(CENTOS, true);
    assertThat(load("docker.io/library/centos:7", true)).isEqualTo(Loaded.ALREADY);
    assertThat(docker().engine().images()).extracting(Kept::name).contains(CENTOS);
    // Somebody else's of that name, as a registry's would be.
    docker().call("rmi", CENTOS);
    var empty = Files.write(store.resolve("empty.tar"), new byte[1024]);
    docker().call("import", empty.toString(), CENTOS);
    assertThat(load(CENTOS, false)).isEqualTo(Loaded.OTHER);
    assertThat(load(CENTOS, true)).isEqualTo(Loaded.NOW);
  }

  /// An engine asks the mirror of the common registry first, for all names that name none.
  @Test
  void aRegistrysImageIsUsedWhenAskedFor() throws Exception {
    Ground.needs(Registry.obstacle().isEmpty(), Registry.obstacle().orElse(""));
    var registry = Registry.open();
    try {
      registry.take(docker().daemon(), Box.IMAGE, "library/centos:7");
      var other = Dockerd.mirrored(registry.host());
      try {
        var engine = new Docker(other).engine();
        engine.pull("docker.io/library/centos:7");
        assertThat(engine.images()).extracting(Kept::name).contains(CENTOS);
        assertThat(new Docker(other).call("image", "inspect", "-f", "{{.Id}}", CENTOS))
            .isNotEmpty();
        // What people wanted of a registry stays when a playground comes up again.
        if (images == null) {
          throw new IllegalStateException("not started");
        }
        var all = images;
        var ours = all.plan(CENTOS);
        assertThat(engine.load(ours.name(), ContentKey.of(ours), false, () -> all.file(ours)))
            .isEqualTo(Loaded.OTHER);
        assertThat(engine.load(ours.name(), ContentKey.of(ours), true, () -> all.file(ours)))
            .isEqualTo(Loaded.NOW);
      } finally {
        other.remove();
      }
    } finally {
      registry.remove();
    }
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
