package io.mesocosm.meso.cluster;

import io.mesocosm.base.Fault;
import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.base.json.Json;
import io.mesocosm.meso.apps.DemoApp;
import io.mesocosm.meso.apps.MarathonApi;
import io.mesocosm.meso.cluster.plan.Cluster;
import io.mesocosm.meso.cluster.plan.ClusterFile;
import io.mesocosm.meso.cluster.plan.ClusterFolder;
import io.mesocosm.meso.cluster.plan.LoopbackPorts;
import io.mesocosm.meso.cluster.plan.MachineShare;
import io.mesocosm.meso.cluster.plan.PortPlan;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import io.mesocosm.meso.outyet.Outyet;
import io.mesocosm.meso.outyet.OutyetConfig;
import io.mesocosm.meso.supervisor.Backoff;
import io.mesocosm.meso.supervisor.PidFile;
import io.mesocosm.meso.supervisor.SupervisionFile;
import io.mesocosm.meso.supervisor.Supervisor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/// A whole cluster, used for a moment: every role serves, applications run, commands are called. Of
/// each process Java notes what that needed, and the archive's processes start from it.
///
/// This process is command and supervisor at the same time, because both start from one cache.
public final class Training {
  private static final String NAME = "training";
  private static final String HERE = "--name=" + NAME;
  // Above the well-known ports and below those the kernel gives away. Each process begins somewhere
  // else: several builds may learn on one machine at the same time.
  private static final int FIRST_PORT = 20_000 + (int) (ProcessHandle.current().pid() % 500) * 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_MS = 20;
  private static final String APP = "/training";
  // Who has ended has written its notes, and shall not write others.
  private static final Backoff NEVER_AGAIN =
      new Backoff(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));

  private final ClusterFolder folder;
  private final Surroundings around;
  private final CommandLine commands;

  /// What calls a command of this program by its words.
  @FunctionalInterface
  public interface CommandLine {
    /// @return exit code
    int run(List<String> words, Surroundings around) throws IOException, InterruptedException;
  }

  /// @param work an empty folder
  public Training(Path work, Surroundings around, CommandLine commands) {
    var environment = new HashMap<>(around.environment());
    environment.put("MESO_HOME", work.toAbsolutePath().toString());
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    this.around =
        new Surroundings(new Console(nowhere, nowhere, false), around.archive(), environment);
    this.folder = ClusterFolder.of(environment, NAME);
    this.commands = commands;
  }

  public void run() throws IOException, InterruptedException {
    folder.create();
    var cluster =
        PortPlan.plan(
                NAME,
                1,
                MachineShare.of(1, folder.path()),
                List.of(),
                port -> port >= FIRST_PORT && LoopbackPorts.isFree(port))
            .cluster();
    ClusterFile.write(folder, cluster);
    var members = new Members(cluster, folder, around.program(), around.environment()).all();
    try (var supervisor = Supervisor.start(folder.run(), members, NEVER_AGAIN)) {
      PidFile.of(ProcessHandle.current().pid())
          .orElseThrow(() -> new Fault("this process runs"))
          .write(folder.supervisorPid());
      var request =
          new Bringup.Request(NAME, Optional.of(1), true, around.program(), around.environment());
      new Bringup(request, around.console()).run();
      use(cluster);
      for (var member : members.reversed()) {
        end(member.name());
      }
      supervisor.stop();
      supervisor.await();
    } catch (ExecutionException failed) {
      throw new Fault("the supervisor failed in the training", failed);
    } finally {
      new Teardown(folder).remove();
    }
  }

  private void use(Cluster cluster) throws IOException, InterruptedException {
    try (var http = new HttpClient()) {
      var marathon = new MarathonApi(http, cluster.marathonUrl());
      var app = Json.obj("id", APP, "cmd", "sleep 1000", "cpus", 0.1, "mem", 16, "instances", 1);
      marathon.send("POST", "/v2/apps", app);
      awaitRunning(marathon);
      look(http, cluster);
      command("status", HERE);
      command("app", "list", HERE);
      command("app", "why", APP, HERE);
      command("version");
      command("help");
      command("app", "rm", APP, HERE);
      command("app", "rm", DemoApp.ID, HERE);
    }
  }

  private static void awaitRunning(MarathonApi marathon) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (running(marathon) == 0) {
      if (System.nanoTime() > deadline) {
        throw CommandFailedException.trouble("the training's application does not run");
      }
      Thread.sleep(LOOK_AGAIN_MS);
    }
  }

  private static long running(MarathonApi marathon) throws IOException, InterruptedException {
    return marathon
        .get("/v2/apps" + APP)
        .object("app")
        .flatMap(app -> app.wholeNumber("tasksRunning"))
        .orElse(0L);
  }

  private void look(HttpClient http, Cluster cluster) throws IOException, InterruptedException {
    var config = new OutyetConfig(Cluster.IP, 0, OutyetConfig.DEFAULT_VERSION, PATIENCE);
    try (var outyet = Outyet.start(config)) {
      get(http, Cluster.url(outyet.port()) + "/");
    }
    for (var path : List.of("/", "/state", "/slaves", "/metrics/snapshot", "/health")) {
      get(http, cluster.masterUrl() + path);
    }
    for (var path : List.of("/ping", "/ui/", "/v2/info", "/v2/deployments", "/v2/queue")) {
      get(http, cluster.marathonUrl() + path);
    }
    get(http, Cluster.url(cluster.agents().getFirst().port()) + "/state");
  }

  private static void get(HttpClient http, String url) throws IOException, InterruptedException {
    http.send(Call.get(URI.create(url)));
  }

  private void command(String... words) throws IOException, InterruptedException {
    commands.run(List.of(words), around);
  }

  // Politely, and for as long as it takes: Java writes its notes at the end.
  private void end(String member) throws IOException, InterruptedException {
    var said = Optional.ofNullable(SupervisionFile.read(folder.run()).get(member));
    var process = said.flatMap(known -> ProcessHandle.of(known.pid()));
    process.ifPresent(ProcessHandle::destroy);
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (process.isPresent() && process.get().isAlive()) {
      if (System.nanoTime() > deadline) {
        throw CommandFailedException.trouble(member + " does not end");
      }
      Thread.sleep(LOOK_AGAIN_MS);
    }
  }
}
