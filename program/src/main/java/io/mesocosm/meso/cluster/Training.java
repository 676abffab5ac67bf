package io.mesocosm.meso.cluster;

import io.mesocosm.base.Fault;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.config.Sources;
import io.mesocosm.base.http.HttpClient;
import io.mesocosm.base.http.HttpClient.Call;
import io.mesocosm.base.json.Json;
import io.mesocosm.meso.apps.MarathonApi;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Version;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import io.mesocosm.meso.outyet.Outyet;
import io.mesocosm.meso.outyet.OutyetConfig;
import io.mesocosm.meso.roles.Role;
import io.mesocosm.meso.roles.RoleContext;
import io.mesocosm.meso.roles.Roles;
import io.mesocosm.meso.supervisor.Backoff;
import io.mesocosm.meso.supervisor.Member;
import io.mesocosm.meso.supervisor.Supervisor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// A whole cluster in this one process, used for a moment: every role serves, an application runs,
/// the commands are called. Java notes what that needed, and the archive's processes start from it.
///
/// Nowhere else do roles share a process.
public final class Training {
  // Above the well-known ports and below those the kernel gives away. Each process begins somewhere
  // else: several builds may learn on one machine at the same time.
  private static final int FIRST_PORT = 20_000 + (int) (ProcessHandle.current().pid() % 500) * 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_AGAIN_MS = 20;
  private static final String APP = "/training";

  private final ClusterFolder folder;
  private final Surroundings around;
  private final CommandLine commands;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /// What calls a command of this program by its words.
  @FunctionalInterface
  public interface CommandLine {
    /// @return exit code
    int run(List<String> words, Surroundings around) throws IOException, InterruptedException;
  }

  /// @param work an empty folder
  public Training(Path work, Surroundings around, CommandLine commands) {
    this.folder = new ClusterFolder(work.toAbsolutePath());
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    this.around =
        new Surroundings(
            new Console(nowhere, nowhere, false), around.archive(), around.environment());
    this.commands = commands;
  }

  public void run() throws IOException, InterruptedException {
    folder.create();
    var cluster =
        PortPlan.plan(
                "training",
                1,
                MachineShare.of(1, folder.path()),
                List.of(),
                port -> port >= FIRST_PORT && LoopbackPorts.isFree(port))
            .cluster();
    ClusterFile.write(folder, cluster);
    try {
      for (var member :
          new Members(cluster, folder, around.program(), around.environment()).all()) {
        start(member);
      }
      use(cluster);
      superviseSomething();
    } finally {
      closeAll();
      ControlGroups.remove(cluster.name());
    }
  }

  private void start(Member member) throws IOException, InterruptedException {
    var role = Roles.named(member.command().get(1)).orElseThrow();
    var flags = member.command().subList(2, member.command().size());
    open.push(role.start(settings(role, flags), new Context()).closing());
  }

  private static Settings settings(Role role, List<String> flags) {
    return switch (role.flags().read(Sources.commandLine(flags))) {
      case Outcome.Ok<Settings>(var settings) -> settings;
      case Outcome.Refused<Settings>(var why) -> throw new Fault(why.getFirst().text());
    };
  }

  private final class Context implements RoleContext {
    @Override
    public Path home() {
      return around.archive();
    }

    @Override
    public String version() {
      return Version.text();
    }

    @Override
    public Instant startedAt() {
      return Instant.now();
    }

    @Override
    public void exit(int code, String reason) {
      throw new Fault("a role ended during the training: " + reason);
    }
  }

  private void use(Cluster cluster) throws IOException, InterruptedException {
    try (var http = new HttpClient()) {
      var marathon = new MarathonApi(http, cluster.marathonUrl());
      var app = Json.obj("id", APP, "cmd", "sleep 1000", "cpus", 0.1, "mem", 16, "instances", 1);
      marathon.send("POST", "/v2/apps", app);
      awaitRunning(marathon);
      look(http, cluster);
      command("app", "list", "--marathon=" + cluster.marathonUrl());
      command("app", "why", APP, "--marathon=" + cluster.marathonUrl());
      command("version");
      command("help");
      command("app", "rm", APP, "--marathon=" + cluster.marathonUrl());
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

  // What a supervisor needs, by a member that ends at once.
  private void superviseSomething() throws IOException, InterruptedException {
    var member =
        new Member(
            "true", List.of("true"), around.environment(), folder.path().resolve("true.log"));
    try (var supervisor = Supervisor.start(folder.run(), List.of(member), Backoff.DEFAULT)) {
      supervisor.stop();
      supervisor.await();
    } catch (ExecutionException failed) {
      throw new Fault("the supervisor failed in the training", failed);
    }
  }

  private void closeAll() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception trouble) {
        throw new Fault("a role does not close", trouble);
      }
    }
  }
}
