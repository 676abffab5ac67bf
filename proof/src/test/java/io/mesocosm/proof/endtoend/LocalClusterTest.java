package io.mesocosm.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.json.JsonView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The main job, and everything that may die under it.
@EnabledIfSystemProperty(named = "meso.archive", matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
final class LocalClusterTest {
  private final Web web = new Web();
  private final Shell shell;
  private final Path home;
  private String master = "";
  private String marathon = "";
  private String demo = "";

  LocalClusterTest(@TempDir Path home) {
    this.home = home;
    shell = new Shell(home);
  }

  @BeforeAll
  void up() throws Exception {
    var up = shell.succeed("up", "--local", "--json").json();
    master = up.text("master").orElseThrow();
    marathon = up.text("marathon").orElseThrow();
    demo = up.text("demo").orElseThrow();
  }

  @AfterAll
  void destroy() throws Exception {
    shell.succeed("destroy", "-f");
    web.close();
  }

  @Test
  void hasTwoActiveAgentsAndOneRunningTask() throws Exception {
    var state = web.json(master + "/state").orElseThrow();
    assertThat(state.number("activated_slaves")).contains(2.0);
    assertThat(runningIds("outyet")).hasSize(1);
  }

  @Test
  void servesThePageToTheLetter() throws Exception {
    assertThat(web.page(demo + "/"))
        .contains(
            """
            <!DOCTYPE html>
            <html><body><center>
            \t<h2>Is Go 1.4 out yet?</h2>
            \t<h1>
            \t\t<a href="https://go.googlesource.com/go/&#43;/go1.4">YES!</a>
            \t</h1>
            </center></body></html>
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent-1", "agent-2", "marathon", "master", "zookeeper"})
  void keepsTheTaskAndItsPageWhoeverIsKilled(String role) throws Exception {
    var task = runningIds("outyet").getFirst();
    var killed = machine(role).orElseThrow();
    try (var heartbeat = new Heartbeat(demo + "/")) {
      ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
      Eventually.get(
          role + " in a process of its own again",
          () -> machine(role).filter(now -> now.runs() && now.pid() != killed.pid()));
      Eventually.get(
          "two agents again",
          () ->
              web.json(master + "/state")
                  .flatMap(state -> state.number("activated_slaves"))
                  .filter(agents -> agents == 2));
      Eventually.get(
          task + " running",
          () -> idsOrNone().contains(task) ? Optional.of(task) : Optional.<String>empty());
      Eventually.get("Marathon leading", () -> web.json(marathon + "/v2/leader"));
      Eventually.get(
          "Marathon seeing the task",
          () ->
              web.json(marathon + "/v2/apps/outyet")
                  .flatMap(app -> app.object("app"))
                  .flatMap(app -> app.wholeNumber("tasksRunning"))
                  .filter(running -> running == 1));
      assertThat(heartbeat.silent()).as("%d asked", heartbeat.asked()).isZero();
    }
    assertThat(runningIds("outyet")).containsExactly(task);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-KILL", "-TERM"})
  void comesBackWithTheSameTaskAfterItsSupervisorEnded(String signal) throws Exception {
    var task = runningIds("outyet").getFirst();
    var supervisor = Files.readString(home.resolve("default/supervisor.pid")).split(" ", -1)[0];
    var process = ProcessHandle.of(Long.parseLong(supervisor)).orElseThrow();
    try (var heartbeat = new Heartbeat(demo + "/")) {
      // Told to end it ends its members first; killed it leaves them to the next.
      new ProcessBuilder("kill", signal, supervisor).start().waitFor();
      process.onExit().get();
      assertThat(shell.succeed("up", "--local", "--json").json().text("demo")).contains(demo);
      Eventually.get(
          task + " running",
          () -> idsOrNone().contains(task) ? Optional.of(task) : Optional.<String>empty());
      assertThat(heartbeat.silent()).as("%d asked", heartbeat.asked()).isZero();
    }
  }

  @Test
  void doesNothingWhenItIsUpAlready() throws Exception {
    var before = shell.succeed("status", "--json").out();
    var again = shell.succeed("up", "--local", "--json").json();
    assertThat(again.text("demo")).contains(demo);
    assertThat(shell.succeed("status", "--json").out()).isEqualTo(before);
  }

  @Test
  void tellsScriptsWhatThereIs() throws Exception {
    var status = shell.succeed("status", "--json").json();
    assertThat(status.text("name")).contains("default");
    var machines = status.objects("machines").orElseThrow();
    assertThat(machines)
        .extracting(machine -> machine.text("name").orElse(""))
        .containsExactly("zookeeper", "master", "agent-1", "agent-2", "marathon");
    assertThat(machines)
        .allSatisfy(machine -> {
          assertThat(machine.text("ip")).contains("127.0.0.1");
          assertThat(machine.text("provider")).contains("local");
        });
    assertThat(shell.succeed("info").out())
        .contains("export MESO_MASTER=" + master + "\n")
        .contains("export MESO_MARATHON=" + marathon + "\n")
        .contains("export MESO_ZK=zk://127.0.0.1:");
  }

  @Test
  void everyRoleIsAProcessThatShowsItsName() throws Exception {
    for (var role : List.of("zookeeper", "master", "agent-1", "marathon")) {
      var pid = machine(role).orElseThrow().pid();
      var arguments = ProcessHandle.of(pid).orElseThrow().info().commandLine().orElse("");
      assertThat(arguments).contains("meso.jar " + role.replace("-1", ""));
    }
  }

  @Test
  void runsScalesRestartsAndRemovesAnApp() throws Exception {
    shell.succeed("app", "run", "/tour", "--cmd=echo hello; exec sleep 1000");
    assertThat(runningIds("tour")).hasSize(1);
    shell.succeed("app", "scale", "tour", "3");
    assertThat(runningIds("tour")).hasSize(3);
    assertThat(shell.succeed("app", "list").out()).contains("/tour").contains("3/3");
    Eventually.get(
        "what the task printed",
        () ->
            Optional.of(shell.meso("app", "logs", "tour").out())
                .filter(out -> out.contains("hello")));
    shell.succeed("app", "rm", "tour");
    assertThat(runningIds("tour")).isEmpty();
  }

  @Test
  void saysWhyAnImpossibleAppWaits() throws Exception {
    shell.succeed("app", "run", "/giant", "--cmd=sleep 1", "--cpus=1000", "--wait=0secs");
    var why =
        Eventually.get(
            "a reason",
            () ->
                Optional.of(shell.succeed("app", "why", "giant").out())
                    .filter(out -> out.contains("InsufficientCpus")));
    assertThat(why).contains("/giant waits for 1 instance(s)");
    shell.succeed("app", "rm", "giant");
  }

  private record Machine(String state, long pid) {
    boolean runs() {
      return state.equals("running");
    }
  }

  private Optional<Machine> machine(String name) throws IOException, InterruptedException {
    return shell.meso("status", "--json").json().objects("machines").orElseThrow().stream()
        .filter(machine -> machine.text("name").orElse("").equals(name))
        .map(machine ->
            new Machine(machine.text("state").orElse(""), machine.wholeNumber("pid").orElse(0L)))
        .findFirst();
  }

  private List<String> runningIds(String app) throws InterruptedException {
    return idsOrNone().stream().filter(id -> id.startsWith(app + ".")).toList();
  }

  private List<String> idsOrNone() throws InterruptedException {
    return web.tasks(master).stream()
        .filter(task -> task.text("state").orElse("").equals("TASK_RUNNING"))
        .map(LocalClusterTest::id)
        .toList();
  }

  private static String id(JsonView task) {
    return task.text("id").orElse("");
  }
}
