package io.mesocosm.agent.link.launchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.agent.Samples;
import io.mesocosm.agent.core.Effect;
import io.mesocosm.agent.link.host.Cgroups;
import io.mesocosm.agent.link.host.EndWatch;
import io.mesocosm.agent.link.host.Processes;
import io.mesocosm.agent.link.sandbox.Downloads;
import io.mesocosm.agent.link.sandbox.Fetcher;
import io.mesocosm.agent.link.sandbox.FetcherCache;
import io.mesocosm.agent.link.sandbox.LaunchException;
import io.mesocosm.agent.link.sandbox.Sandboxes;
import io.mesocosm.agent.link.sandbox.Users;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.TaskSpec;
import io.mesocosm.agent.model.runs.Command;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Found;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.agent.wire.WorkDir;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.v1.TaskInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real processes under the real shim.
@Timeout(100)
class ShimLauncherTest {
  private static final AgentId AGENT = new AgentId("m-S0");

  @TempDir private Path folder;
  private WorkDir work;
  private Downloads downloads;
  private final EndWatch ends = new EndWatch();

  @BeforeEach
  void open() {
    work = new WorkDir(folder);
    downloads = new Downloads(Duration.ofSeconds(5));
  }

  @AfterEach
  void close() {
    downloads.close();
    ends.close();
  }

  /// As after each start of an agent: it knows nothing but the disk.
  private ShimLauncher launcher() throws IOException {
    var users = Users.of(false);
    var fetcher = new Fetcher(downloads, new FetcherCache(folder.resolve("cache"), 1 << 20));
    return new ShimLauncher(
        work,
        new Sandboxes(work, users, fetcher),
        users,
        new Cgroups.None(),
        new Surroundings(
            new Pid("slave(1)", "127.0.0.1", 5051), "5secs", "15mins", new LinkedHashMap<>()),
        Shim.install(work.meta()),
        ends);
  }

  private static Task task(String id, String shell) {
    return Task.ordered(
        Samples.spec(id, shell), Samples.container(id), Cargo.of(TaskInfo.getDefaultInstance()));
  }

  private long launch(Task task) throws IOException, InterruptedException {
    return launcher().launch(task.place(AGENT), task, Samples.framework()).pid();
  }

  private String output(Task task, String file) throws IOException {
    return Files.readString(work.sandbox(task.place(AGENT)).resolve(file));
  }

  @Test
  void runsInItsSandboxWithItsOutputInFiles() throws Exception {
    var task = task("t", "pwd; echo oops >&2; exit 3");
    launch(task);
    assertThat(launcher().await(task.place(AGENT))).isEqualTo(new ExitStatus.Code(3));
    assertThat(output(task, "stdout")).isEqualTo(work.sandbox(task.place(AGENT)) + "\n");
    assertThat(output(task, "stderr")).isEqualTo("oops\n");
    assertThat(work.sandbox(task.place(AGENT)).resolveSibling("latest").toRealPath())
        .isEqualTo(work.sandbox(task.place(AGENT)).toRealPath());
  }

  @Test
  void hasMesosVariablesAndItsOwnAndNothingOfTheAgent() throws Exception {
    var own = new LinkedHashMap<String, String>();
    own.put("run", "mine");
    own.put("TEXT", "two words; $HOME 'quoted'\nand a line");
    var task = withEnvironment(own);
    launch(task);
    launcher().await(task.place(AGENT));
    var sandbox = work.sandbox(task.place(AGENT));
    assertThat(output(task, "stdout"))
        .contains(
            "run=mine\n",
            "TEXT=two words; $HOME 'quoted'\nand a line\n",
            "MESOS_SANDBOX=" + sandbox + "\n",
            "MESOS_DIRECTORY=" + sandbox + "\n",
            "MESOS_FRAMEWORK_ID=m-0000\n",
            "MESOS_EXECUTOR_ID=t\n",
            "MESOS_SLAVE_ID=m-S0\n",
            "MESOS_SLAVE_PID=slave(1)@127.0.0.1:5051\n",
            "MESOS_AGENT_ENDPOINT=127.0.0.1:5051\n",
            "MESOS_ALLOCATION_ROLE=web\n",
            "MESOS_CHECKPOINT=1\n",
            "MESOS_RECOVERY_TIMEOUT=15mins\n")
        .doesNotContain("JAVA_HOME", "MAVEN", "meso_");
  }

  private static Task withEnvironment(Map<String, String> own) {
    var spec = Samples.spec("t", "env");
    return Task.ordered(
        new TaskSpec(
            spec.key(),
            spec.executor(),
            spec.name(),
            "web",
            spec.resources(),
            new Command(true, "env", List.of(), "", new LinkedHashMap<>(own), List.of()),
            spec.killGrace(),
            spec.maxCompletion(),
            List.of()),
        Samples.container("t"),
        Cargo.of(TaskInfo.getDefaultInstance()));
  }

  @Test
  void refusesVariablesThatNoProcessCanHave() {
    for (var own : List.of(Map.of("A=B", "x"), Map.of("A\0", "x"), Map.of("A", "\0"))) {
      assertThatThrownBy(() -> launch(withEnvironment(own)))
          .isInstanceOf(LaunchException.class)
          .hasMessageContaining("environment variable '" + own.keySet().iterator().next() + "'");
    }
  }

  @Test
  void tellsSignalsFromStatuses() throws Exception {
    var task = task("t", "kill -9 $$");
    launch(task);
    assertThat(launcher().await(task.place(AGENT))).isEqualTo(new ExitStatus.Signal(9));
    assertThat(output(task, "stderr")).isEmpty();
  }

  @Test
  void runsAProgramWithItsWords() throws Exception {
    var spec = Samples.spec("t", "");
    var command =
        new Command(
            false,
            "/bin/echo",
            List.of("echo", "a  b", "$HOME"),
            "",
            new LinkedHashMap<>(),
            List.of());
    var task =
        Task.ordered(
            new TaskSpec(
                spec.key(),
                spec.executor(),
                spec.name(),
                spec.role(),
                spec.resources(),
                command,
                spec.killGrace(),
                spec.maxCompletion(),
                List.of()),
            Samples.container("t"),
            Cargo.of(TaskInfo.getDefaultInstance()));
    launch(task);
    launcher().await(task.place(AGENT));
    assertThat(output(task, "stdout")).isEqualTo("a  b $HOME\n");
  }

  @Test
  void startsOnceHoweverOftenItIsTold() throws Exception {
    var task = task("t", "echo once; read -r line < go");
    var fifo = work.sandbox(task.place(AGENT)).resolve("go");
    Files.createDirectories(fifo.getParent());
    new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor();
    long first = launch(task);
    assertThat(launch(task)).isEqualTo(first);
    Files.writeString(fifo, "\n");
    launcher().await(task.place(AGENT));
    assertThat(output(task, "stdout")).isEqualTo("once\n");
  }

  @Test
  void isFoundByAnotherAgentWithItsExitCode() throws Exception {
    var task = task("t", "read -r line < go; exit 7");
    var place = task.place(AGENT);
    var fifo = work.sandbox(place).resolve("go");
    Files.createDirectories(fifo.getParent());
    new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor();
    assertThat(launcher().survey(place, task)).isEqualTo(new Found.NotStarted());
    long pid = launch(task);
    assertThat(launcher().survey(place, task)).isEqualTo(new Found.Running(pid));
    Files.writeString(fifo, "\n");
    assertThat(launcher().await(place)).isEqualTo(new ExitStatus.Code(7));
    assertThat(launcher().survey(place, task)).isEqualTo(new Found.Over(new ExitStatus.Code(7)));
  }

  @Test
  void endsWhenAskedAndTakesItsChildrenWithIt() throws Exception {
    var task = task("t", "sleep 1000 & sleep 1000; true");
    var place = task.place(AGENT);
    long pid = launch(task);
    launcher().signal(place, Effect.How.ASK);
    assertThat(launcher().await(place)).isEqualTo(new ExitStatus.Signal(15));
    assertThat(Processes.session(pid)).isEmpty();
  }

  @Test
  void endsByForceWhenItDoesNotListen() throws Exception {
    var task = task("t", "trap '' TERM; echo ready; while :; do sleep 1000; done");
    var place = task.place(AGENT);
    launch(task);
    while (!output(task, "stdout").contains("ready")) {
      Thread.onSpinWait();
    }
    launcher().signal(place, Effect.How.ASK);
    launcher().signal(place, Effect.How.FORCE);
    assertThat(launcher().await(place)).isEqualTo(new ExitStatus.Signal(9));
  }

  @Test
  void leavesNothingBehind() throws Exception {
    var task = task("t", "sleep 1000 & exit 0");
    var place = task.place(AGENT);
    long pid = launch(task);
    assertThat(launcher().await(place)).isEqualTo(new ExitStatus.Code(0));
    assertThat(Processes.session(pid)).isEmpty();
  }

  @Test
  void isLostWhenItsShimDies() throws Exception {
    var task = task("t", "sleep 1000");
    var place = task.place(AGENT);
    long pid = launch(task);
    var shim = new RunRecords(work.records(place)).pid().orElseThrow().shim();
    Processes.force(shim);
    assertThat(launcher().await(place)).isEqualTo(new ExitStatus.Lost());
    assertThat(Processes.session(pid)).isEmpty();
  }

  @Test
  void aRecordOfAnEarlierBootIsNobody() throws Exception {
    var task = task("t", "sleep 1000");
    var place = task.place(AGENT);
    Files.createDirectories(work.records(place));
    Files.writeString(work.records(place).resolve("started"), "");
    long self = ProcessHandle.current().pid();
    Files.writeString(
        work.records(place).resolve("pid"), "%d 1 %d another-boot\n".formatted(self, self));
    assertThat(launcher().survey(place, task)).isEqualTo(new Found.Over(new ExitStatus.Lost()));
  }

  @Test
  void fetchesBeforeItStarts() throws Exception {
    var source = folder.resolve("hello.sh");
    Files.writeString(source, "echo from $0\n");
    var task = fetching(new Command.Uri("file://" + source, true, true, false, ""), "./hello.sh");
    launch(task);
    assertThat(launcher().await(task.place(AGENT))).isEqualTo(new ExitStatus.Code(0));
    assertThat(output(task, "stdout")).isEqualTo("from ./hello.sh\n");
  }

  @Test
  void doesNotStartWithoutWhatItNeeds() throws Exception {
    var task = fetching(new Command.Uri("/no/such/file", false, true, false, ""), "true");
    assertThatThrownBy(() -> launch(task))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("'/no/such/file'");
    assertThat(output(task, "stderr")).contains("Failed to fetch '/no/such/file'");
    assertThat(launcher().survey(task.place(AGENT), task)).isEqualTo(new Found.NotStarted());
  }

  private static Task fetching(Command.Uri uri, String shell) {
    var spec = Samples.spec("t", shell);
    return Task.ordered(
        new TaskSpec(
            spec.key(),
            spec.executor(),
            spec.name(),
            spec.role(),
            spec.resources(),
            new Command(true, shell, List.of(), "", new LinkedHashMap<>(), List.of(uri)),
            spec.killGrace(),
            spec.maxCompletion(),
            List.of()),
        Samples.container("t"),
        Cargo.of(TaskInfo.getDefaultInstance()));
  }

  @Test
  void removesWhatIsLeftAndTheFoldersAbove() throws Exception {
    var task = task("t", "mkdir -p a/b; echo x > a/b/c");
    RunPlace place = task.place(AGENT);
    launch(task);
    launcher().await(place);
    var users = Users.of(false);
    new Sandboxes(work, users, new Fetcher(downloads, new FetcherCache(folder.resolve("cache"), 1)))
        .remove(place);
    assertThat(folder.resolve("slaves/m-S0/frameworks/m-0000")).doesNotExist();
    assertThat(work.records(place)).doesNotExist();
  }
}
