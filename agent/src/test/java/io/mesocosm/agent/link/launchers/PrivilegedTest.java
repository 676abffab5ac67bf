package io.mesocosm.agent.link.launchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.agent.Samples;
import io.mesocosm.agent.core.Effect;
import io.mesocosm.agent.link.host.Cgroups;
import io.mesocosm.agent.link.host.CgroupsV1;
import io.mesocosm.agent.link.host.EndWatch;
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
import io.mesocosm.agent.wire.WorkDir;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.resources.Resource;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.v1.TaskInfo;
import io.mesocosm.testkit.junit.Ground;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What only root can do: other users' tasks, and cgroups. Skipped for everyone else.
@Timeout(100)
class PrivilegedTest {
  private static final AgentId AGENT = new AgentId("m-S0");
  private static final Path HIERARCHY = Path.of("/sys/fs/cgroup");

  @TempDir private Path folder;
  private WorkDir work;
  private Downloads downloads;
  private final EndWatch ends = new EndWatch();
  private Cgroups cgroups;
  private String top;
  private String root;

  @BeforeEach
  void open() throws IOException {
    Ground.needs("root".equals(System.getProperty("user.name")), "tasks of other users need root");
    // Everybody may walk through to the sandbox.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    work = new WorkDir(folder);
    downloads = new Downloads(Duration.ofSeconds(5));
    top = "mesotest-" + ProcessHandle.current().pid();
    root = top + "/agent";
    cgroups = Cgroups.detect(new Cgroups.Wanted(HIERARCHY, root, true, false, true));
  }

  @AfterEach
  void close() throws IOException {
    if (downloads != null) {
      downloads.close();
    }
    ends.close();
    if (root != null) {
      try (var trees = Files.newDirectoryStream(HIERARCHY)) {
        for (Path tree : trees) {
          remove(tree.resolve(root));
          remove(tree.resolve(top));
        }
      }
      remove(HIERARCHY.resolve(root));
      remove(HIERARCHY.resolve(top));
    }
  }

  private static void remove(Path group) throws IOException {
    try {
      if (Files.isDirectory(group)) {
        Files.delete(group);
      }
    } catch (DirectoryNotEmptyException notOurs) {
      throw new AssertionError("a group is left in " + group, notOurs);
    }
  }

  private ShimLauncher launcher() throws IOException {
    var users = Users.of(true);
    var fetcher = new Fetcher(downloads, new FetcherCache(folder.resolve("cache"), 1 << 20));
    return new ShimLauncher(
        work,
        new Sandboxes(work, users, fetcher),
        users,
        cgroups,
        new Surroundings(
            new Pid("slave(1)", "127.0.0.1", 5051), "5secs", "15mins", new LinkedHashMap<>()),
        Shim.install(work.meta()),
        ends);
  }

  private static Task task(String shell, String user) {
    var spec = Samples.spec("t", shell);
    return Task.ordered(
        new TaskSpec(
            spec.key(),
            spec.executor(),
            spec.name(),
            spec.role(),
            Resources.of(Resource.scalar("cpus", 0.5), Resource.scalar("mem", 32)),
            new Command(true, shell, List.of(), user, new LinkedHashMap<>(), List.of()),
            spec.killGrace(),
            spec.maxCompletion(),
            List.of()),
        Samples.container("t"),
        Cargo.of(TaskInfo.getDefaultInstance()));
  }

  private ExitStatus run(Task task) throws IOException, InterruptedException {
    launcher().launch(task.place(AGENT), task, Samples.framework());
    return launcher().await(task.place(AGENT));
  }

  @Test
  void givesATaskTheRightsOfItsUser() throws Exception {
    var task = task("id -un; touch mine", "nobody");
    assertThat(run(task)).isEqualTo(new ExitStatus.Code(0));
    var sandbox = work.sandbox(task.place(AGENT));
    assertThat(sandbox.resolve("stdout")).hasContent("nobody");
    assertThat(Files.getOwner(sandbox.resolve("mine")).getName()).isEqualTo("nobody");
  }

  /// The agent's unit spares it when memory runs out. Where nobody may be spared, as in a
  /// container, the other half is shown: who is to be ended sooner stays so.
  @Test
  void isNotSparedAsTheAgentIs() throws Exception {
    var own = Path.of("/proc/self/oom_score_adj");
    var before = Files.readString(own);
    var spared = isWritten(own, "-500");
    if (!spared) {
      Files.writeString(own, "300");
    }
    try {
      var task = task("cat /proc/self/oom_score_adj", "nobody");
      assertThat(run(task)).isEqualTo(new ExitStatus.Code(0));
      assertThat(work.sandbox(task.place(AGENT)).resolve("stdout"))
          .hasContent(spared ? "0" : "300");
    } finally {
      Files.writeString(own, before);
    }
  }

  private static boolean isWritten(Path file, String text) {
    try {
      Files.writeString(file, text);
      return true;
    } catch (IOException forbidden) {
      return false;
    }
  }

  @Test
  void knowsItsUsers() {
    assertThatThrownBy(() -> run(task("true", "no-such-user")))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("'no-such-user'");
  }

  @Test
  void putsATaskIntoItsGroupsAndTakesThemAway() throws Exception {
    Ground.needs(!(cgroups instanceof Cgroups.None), "no control groups can be made here");
    var task = task("setsid sleep 1000 & cat /proc/self/cgroup; sleep 1000", "");
    var place = task.place(AGENT);
    launcher().launch(place, task, Samples.framework());
    var stdout = work.sandbox(place).resolve("stdout");
    while (!Files.readString(stdout).contains(root + "/" + place.container())) {
      Thread.onSpinWait();
    }
    assertThat(cgroups.usage(place.container())).isPresent();
    launcher().signal(place, Effect.How.FORCE);
    assertThat(launcher().await(place)).isEqualTo(new ExitStatus.Signal(9));
    assertThat(cgroups.members(place.container())).isEmpty();
    assertThat(cgroups.usage(place.container())).isEmpty();
  }

  @Test
  void leavesNoGroupsUnlessATaskIsInThem() throws Exception {
    Ground.needs(!(cgroups instanceof Cgroups.None), "no control groups can be made here");
    assertThat(ourGroups()).isNotEmpty();
    var task = task("sleep 1000", "");
    var place = task.place(AGENT);
    launcher().launch(place, task, Samples.framework());
    cgroups.leave();
    assertThat(ourGroups()).isNotEmpty();
    launcher().signal(place, Effect.How.FORCE);
    launcher().await(place);
    cgroups.leave();
    assertThat(ourGroups()).isEmpty();
    var next = Samples.container("next");
    assertThat(cgroups.make(next, task.spec().resources())).isNotEmpty().allMatch(Files::exists);
    cgroups.remove(next);
    cgroups.leave();
    assertThat(ourGroups()).isEmpty();
  }

  private List<Path> ourGroups() throws IOException {
    try (var trees = Files.walk(HIERARCHY, 3)) {
      return trees.filter(group -> group.endsWith(root)).toList();
    }
  }

  @Test
  void tellsWhenMemoryRanOut() throws Exception {
    Ground.needs(limitsMemory(), "memory cannot be limited here");
    var task = task("head -c 200m /dev/zero | tail", "");
    assertThat(run(task)).isInstanceOf(ExitStatus.OutOfMemory.class);
  }

  /// Kernels in containers of others may show the knobs and not turn them.
  private boolean limitsMemory() throws IOException {
    var v2 = HIERARCHY.resolve("cgroup.controllers");
    if (Files.exists(v2)) {
      return Files.readString(v2).contains("memory");
    }
    return cgroups instanceof CgroupsV1
        && Files.exists(HIERARCHY.resolve("memory/memory.oom_control"))
        && Files.readString(HIERARCHY.resolve("memory/memory.oom_control")).contains("oom_kill ");
  }
}
