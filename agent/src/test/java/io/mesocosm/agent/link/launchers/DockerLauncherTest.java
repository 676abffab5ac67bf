package io.mesocosm.agent.link.launchers;

import static io.mesocosm.agent.link.launchers.DockerRuns.info;
import static io.mesocosm.agent.link.launchers.DockerRuns.place;
import static io.mesocosm.agent.link.launchers.DockerRuns.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.agent.core.Effect;
import io.mesocosm.agent.link.UsageReader;
import io.mesocosm.agent.link.host.Cgroups;
import io.mesocosm.agent.link.host.EngineGroups;
import io.mesocosm.agent.link.sandbox.LaunchException;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Found;
import io.mesocosm.agent.wire.WorkDir;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The life of real containers of a real engine.
@Timeout(100)
@ExtendWith(SharedEngine.class)
class DockerLauncherTest {
  private final DockerRuns runs;

  DockerLauncherTest(DockerRuns runs) {
    this.runs = runs;
  }

  @Test
  void runsWithItsOutputInFilesAndTheSandboxInside() throws Exception {
    var info =
        info(
            "t",
            "echo $MESOS_SANDBOX $MESOS_CONTAINER_NAME; echo oops >&2; touch $MESOS_SANDBOX/f; exit 3");
    var place = runs.launch(info);
    assertThat(runs.await(place)).isEqualTo(new ExitStatus.OfContainer(3));
    assertThat(runs.output(place, "stdout")).isEqualTo("/mnt/mesos/sandbox mesos-run-of-t\n");
    assertThat(runs.output(place, "stderr")).isEqualTo("oops\n");
    assertThat(runs.sandbox(place).resolve("f")).exists();
    assertThat(runs.survey(task(info))).isEqualTo(new Found.Over(new ExitStatus.OfContainer(3)));
  }

  @Test
  void isAskedToEndAndThenForced() throws Exception {
    var obeys =
        runs.launch(info("t", "trap 'exit 7' TERM; echo up; while true; do sleep 0.1; done"));
    runs.awaitOutput(obeys, "up\n");
    runs.launcher().signal(obeys, Effect.How.ASK);
    assertThat(runs.await(obeys)).isEqualTo(new ExitStatus.OfContainer(7));
    var deaf = runs.launch(info("u", "trap '' TERM; while true; do sleep 0.1; done"));
    runs.launcher().signal(deaf, Effect.How.ASK);
    runs.launcher().signal(deaf, Effect.How.FORCE);
    assertThat(runs.await(deaf)).isEqualTo(new ExitStatus.OfContainer(137));
    runs.launcher().signal(deaf, Effect.How.FORCE);
  }

  @Test
  void isAskedByTheSignalThatItWants() throws Exception {
    var info = info("t", "trap 'exit 8' USR1; echo up; while true; do sleep 0.1; done");
    DockerRuns.parameter(info, "stop-signal", "SIGUSR1");
    var place = runs.launch(info);
    runs.awaitOutput(place, "up\n");
    runs.launcher().signal(place, Effect.How.ASK);
    assertThat(runs.await(place)).isEqualTo(new ExitStatus.OfContainer(8));
  }

  @Test
  void isFoundAgainByTheNextAgentAndNoLineIsMissingOrDoubled() throws Exception {
    var info =
        info("t", "echo one; while [ ! -e $MESOS_SANDBOX/go ]; do sleep 0.1; done; echo two");
    var place = runs.launch(info);
    runs.awaitOutput(place, "one\n");
    assertThat(runs.survey(task(info))).isInstanceOf(Found.Running.class);
    Files.createFile(runs.sandbox(place).resolve("go"));
    assertThat(runs.await(place)).isEqualTo(new ExitStatus.OfContainer(0));
    assertThat(runs.output(place, "stdout")).isEqualTo("one\ntwo\n");
  }

  @Test
  void itsEndWhileNoAgentWasThereIsFoundWithItsOutput() throws Exception {
    var info = info("t", "echo last words; exit 4");
    var place = runs.launch(info);
    runs.engine().awaitEnd("mesos-run-of-t");
    assertThat(runs.survey(task(info))).isEqualTo(new Found.Over(new ExitStatus.OfContainer(4)));
    assertThat(runs.output(place, "stdout")).isEqualTo("last words\n");
  }

  @Test
  void whatTheFilesHoldBeyondTheNoteIsPassedOver() throws Exception {
    var place = runs.launch(info("t", "echo one; echo two"));
    Files.writeString(runs.sandbox(place).resolve("stdout"), "one\n");
    assertThat(runs.await(place)).isEqualTo(new ExitStatus.OfContainer(0));
    assertThat(runs.output(place, "stdout")).isEqualTo("one\ntwo\n");
  }

  @Test
  void whatATerminalShowsIsOutput() throws Exception {
    var info = info("t", "echo one; echo two >&2; test -t 1 && echo three");
    DockerRuns.parameter(info, "tty", "true");
    assertThat(runs.outputOf(info)).isEqualTo("one\r\ntwo\r\nthree\r\n");
  }

  /// Restarts are the engine's business then, and one task all the while.
  @Test
  void aContainerThatTheEngineStartsAnewIsOneTask() throws Exception {
    var info =
        info("t", "echo start >> $MESOS_SANDBOX/n; test $(busybox wc -l < $MESOS_SANDBOX/n) = 3");
    DockerRuns.parameter(info, "restart", "on-failure:5");
    assertThat(runs.await(runs.launch(info))).isEqualTo(new ExitStatus.OfContainer(0));
    var place = place(task(info));
    assertThat(runs.sandbox(place).resolve("n")).hasContent("start\nstart\nstart\n");
  }

  @Test
  void aLaunchThatIsCarriedOutAgainFindsItsContainer() throws Exception {
    var task = task(info("t", "sleep 100"));
    var first = runs.launch(task);
    assertThat(runs.launch(task).pid()).isEqualTo(first.pid());
    assertThat(runs.survey(task))
        .isInstanceOfSatisfying(
            Found.Running.class, found -> assertThat(found.pid()).isEqualTo(first.pid()));
    assertThat(runs.survey(task(info("never", "true")))).isEqualTo(new Found.NotStarted());
  }

  @Test
  void whatTheEngineRefusesIsSaidAndNothingIsLeft() throws Exception {
    var info = info("t", "x");
    info.getCommandBuilder().setShell(false).setValue("/no/such/program");
    assertThatThrownBy(() -> runs.launch(info))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("/no/such/program");
    assertThat(runs.names()).isEmpty();
  }

  /// By the end of the agent, say: the next one starts it.
  @Test
  void aLaunchThatWasGivenUpCanBeCarriedOutLater() throws Exception {
    var info = info("t", "exit 5");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> runs.launch(info)).isInstanceOf(InterruptedException.class);
    assertThat(runs.survey(task(info))).isEqualTo(new Found.NotStarted());
    assertThat(runs.await(runs.launch(info))).isEqualTo(new ExitStatus.OfContainer(5));
  }

  @Test
  void wantOfMemoryIsTheReason() throws Exception {
    var place = runs.launch(info("t", "dd if=/dev/zero of=/dev/null bs=200M count=1"));
    long allowed = 32 << 20;
    assertThat(runs.await(place)).isEqualTo(new ExitStatus.OutOfMemory(allowed, allowed));
  }

  @Test
  void usesAreReadFromTheKernel() throws Exception {
    var place = runs.launch(info("t", "echo up; dd if=/dev/zero of=/dev/null bs=8M"));
    runs.awaitOutput(place, "up\n");
    var usage =
        new UsageReader(
            new WorkDir(runs.folder()),
            new Cgroups.None(),
            new EngineGroups(Path.of("/sys/fs/cgroup")));
    var sample = usage.read(place).orElseThrow();
    while (sample.rssBytes() < 8 << 20 || sample.userSeconds() + sample.systemSeconds() == 0) {
      TimeUnit.MILLISECONDS.sleep(20);
      sample = usage.read(place).orElseThrow();
    }
    runs.launcher().signal(place, Effect.How.FORCE);
    runs.await(place);
    assertThat(usage.read(place)).isEqualTo(Optional.empty());
  }

  @Test
  void anEndedContainerIsRemovedAfterItsDelayAndAnOrphanAtOnce() throws Exception {
    var ended = runs.launch(info("t", "true"));
    runs.await(ended);
    runs.sweep(Duration.ofHours(1)).once();
    assertThat(runs.names()).containsExactly("mesos-run-of-t");
    runs.sweep(Duration.ZERO).once();
    assertThat(runs.names()).isEmpty();
    var orphan = runs.launch(info("u", "sleep 100"));
    runs.sweep(Duration.ZERO).once();
    assertThat(runs.names()).containsExactly("mesos-run-of-u");
    Files.delete(runs.records(orphan).resolve("docker"));
    runs.sweep(Duration.ZERO).once();
    assertThat(runs.names()).isEmpty();
    assertThat(place(task(info("u", "x")))).isEqualTo(orphan);
  }
}
