package io.mesocosm.testkit.docker;

import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.base.httpclient.HttpClient.Reply;
import io.mesocosm.base.httpclient.UnixHttpClient;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// An engine of our own: own folders, own bridge, own control group, no packet filter. The ports of
/// its containers are this machine's, through the engine's proxy.
///
/// Used by one thread.
public final class Dockerd {
  /// A runtime for containers that ask for rights which this host keeps from root: they get all
  /// others.
  public static final String LENIENT = "lenient";

  private static final String LENIENT_SCRIPT =
      """
      #!/bin/sh
      had=$(sed -n 's/^CapBnd:[[:space:]]*//p' /proc/self/status)
      bundle=.
      before=
      for word in "$@"; do
        case $before in --bundle | -b) bundle=$word ;; esac
        before=$word
      done
      if [ $((0x$had >> 24 & 1)) = 0 ] && [ -f "$bundle/config.json" ]; then
        sed -i 's/,"CAP_SYS_RESOURCE"//g; s/"CAP_SYS_RESOURCE",//g' "$bundle/config.json"
      fi
      exec runc "$@"
      """;

  private static final Path PROGRAM = Path.of("/usr/sbin/dockerd");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final Bridge bridge;
  private final boolean liveRestore;
  private final List<String> more;
  private final UnixHttpClient http;
  private Process process;

  private Dockerd(boolean liveRestore, List<String> more) throws IOException, InterruptedException {
    this.liveRestore = liveRestore;
    this.more = more;
    this.folder = Files.createTempDirectory("dockerd");
    this.http = new UnixHttpClient(socket());
    writeLenient();
    this.bridge = Bridge.make();
    this.process = run();
  }

  /// Why there can be none here; empty when there can.
  public static Optional<String> obstacle() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.of("containers are root's");
    }
    if (!Files.exists(PROGRAM)) {
      return Optional.of("no dockerd: the package docker.io is missing");
    }
    return Box.isHere() ? Optional.empty() : Optional.of("the package busybox-static is missing");
  }

  /// With the image [Box#IMAGE].
  public static Dockerd start() throws IOException, InterruptedException {
    return start(false);
  }

  /// @param liveRestore whether containers run on while the engine is away
  public static Dockerd start(boolean liveRestore) throws IOException, InterruptedException {
    return start(liveRestore, List.of());
  }

  /// One that asks a registry of ours for images whose names say none.
  public static Dockerd mirrored(String registry) throws IOException, InterruptedException {
    return start(false, List.of("--registry-mirror=http://" + registry));
  }

  private static Dockerd start(boolean liveRestore, List<String> more)
      throws IOException, InterruptedException {
    var engine = new Dockerd(liveRestore, more);
    try {
      engine.awaitAnswer();
      Box.load(engine);
      return engine;
    } catch (IOException | InterruptedException | RuntimeException failure) {
      engine.remove();
      throw failure;
    }
  }

  public Path socket() {
    return folder.resolve("sock");
  }

  private void writeLenient() throws IOException {
    var script = Files.writeString(folder.resolve(LENIENT), LENIENT_SCRIPT);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  private Process run() throws IOException {
    var words =
        new ArrayList<>(
            List.of(
                PROGRAM.toString(),
                "--host=unix://" + socket(),
                "--data-root=" + folder.resolve("data"),
                "--exec-root=" + folder.resolve("exec"),
                "--pidfile=" + folder.resolve("pid"),
                "--bridge=" + bridge.name(),
                "--default-address-pool=base=" + bridge.pool() + ",size=28",
                "--exec-opt=native.cgroupdriver=cgroupfs",
                "--cgroup-parent=/" + bridge.name(),
                "--iptables=false",
                "--ip-forward=false",
                "--ip-masq=false",
                "--add-runtime=" + LENIENT + "=" + folder.resolve(LENIENT),
                "--shutdown-timeout=1"));
    if (liveRestore) {
      words.add("--live-restore");
    }
    words.addAll(more);
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .start();
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        if (ask("GET", "/_ping").isSuccess()) {
          return;
        }
      } catch (IOException notYet) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new IOException(Files.readString(folder.resolve("log")), notYet);
        }
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
  }

  /// Asks it over its socket.
  public Reply ask(String method, String target) throws IOException, InterruptedException {
    return http.send(Call.of(method, URI.create("http://d" + target)).withPatience(PATIENCE));
  }

  public Reply ask(String method, String target, String json)
      throws IOException, InterruptedException {
    return send(method, target, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  Reply send(String method, String target, String type, byte[] body)
      throws IOException, InterruptedException {
    return http.send(
        Call.of(method, URI.create("http://d" + target))
            .withBody(type, body)
            .withPatience(PATIENCE));
  }

  /// Has it bring one of its images to the registry in the image's name.
  ///
  /// @param credentials as the engine takes them
  /// @return how that went, a line for each step
  String push(String repository, String tag, String credentials)
      throws IOException, InterruptedException {
    var target = "/images/%s/push?tag=%s".formatted(repository, tag);
    return http.send(
            Call.of("POST", URI.create("http://d" + target))
                .withHeader("X-Registry-Auth", credentials)
                .withPatience(PATIENCE))
        .text();
  }

  /// A network of a user.
  public void makeNetwork(String name) throws IOException, InterruptedException {
    var reply = ask("POST", "/networks/create", "{\"Name\":\"" + name + "\"}");
    if (!reply.isSuccess()) {
      throw new IOException(reply.text());
    }
  }

  /// Makes it hang: it takes connections and says nothing.
  public void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Commands.run("kill", "-" + name, Long.toString(process.pid()));
  }

  /// As by an operator: it ends its containers first, unless it restores them.
  public void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /// As by a crash.
  public void kill() throws IOException, InterruptedException {
    process.destroyForcibly();
    process.waitFor();
    // Its helper dies with it; where nobody buries it, the next engine would wait for the corpse.
    Files.deleteIfExists(folder.resolve("exec/containerd/containerd.pid"));
  }

  /// After [#stop] or [#kill].
  public void startAgain() throws IOException, InterruptedException {
    process = run();
    awaitAnswer();
  }

  /// Ends it and removes all it had.
  public void remove() throws IOException, InterruptedException {
    if (process.isAlive()) {
      resume();
      if (liveRestore) {
        removeContainers();
      }
      stop();
    }
    new Remnants(folder).remove();
    bridge.remove();
    Remnants.removeGroups(bridge.name());
  }

  private void removeContainers() throws IOException, InterruptedException {
    var all = ask("GET", "/containers/json?all=1").text();
    var ids = Pattern.compile("\"Id\":\"([0-9a-f]{64})\"").matcher(all);
    while (ids.find()) {
      ask("DELETE", "/containers/" + ids.group(1) + "?force=1&v=1");
    }
  }
}
