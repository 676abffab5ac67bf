package io.mesocosm.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.protocol.internal.StatusUpdate;
import io.mesocosm.protocol.v1.TaskState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the agent's process, with tasks running under it.
@Timeout(100)
class KilledAgentTest {
  @TempDir private Path folder;
  private final List<Process> processes = new ArrayList<>();
  private MasterDouble master;

  @BeforeEach
  void open() throws IOException {
    master = new MasterDouble();
  }

  @AfterEach
  void close() throws InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
    master.close();
  }

  private record Started(Process process, int port) {}

  private Started start(int port) throws IOException {
    var process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AgentProcess.class.getName(),
                folder.toString(),
                master.address(),
                Integer.toString(port))
            .redirectError(folder.resolve("agent.log").toFile())
            .start();
    processes.add(process);
    var first = process.inputReader().readLine();
    assertThat(first).isNotNull();
    return new Started(process, Integer.parseInt(first));
  }

  private StatusUpdate acknowledgedOf(String task, TaskState state) throws InterruptedException {
    while (true) {
      var update = master.acknowledged();
      if (update.getStatus().getTaskId().getValue().equals(task)
          && update.getStatus().getState() == state) {
        return update;
      }
    }
  }

  @Test
  void losesNoTaskNoNewsAndNoExitCode() throws Exception {
    var go = folder.resolve("go");
    new ProcessBuilder("mkfifo", go.toString()).start().waitFor();
    var first = start(0);
    master.admit();
    master.run(Samples.taskInfo("short", "read -r line < '%s'; exit 7".formatted(go)));
    acknowledgedOf("short", TaskState.TASK_RUNNING);
    master.run(Samples.taskInfo("long", "sleep 1000"));
    var running = acknowledgedOf("long", TaskState.TASK_RUNNING);
    long pid = running.getStatus().getContainerStatus().getExecutorPid();

    first.process().destroyForcibly().waitFor();
    Files.writeString(go, "\n");
    start(first.port());

    assertThat(master.welcomeBack().getTasksList())
        .extracting(task -> task.getTaskId().getValue())
        .containsExactlyInAnyOrder("long", "short");
    assertThat(acknowledgedOf("short", TaskState.TASK_FAILED).getStatus().getMessage())
        .isEqualTo("Command exited with status 7");
    assertThat(ProcessHandle.of(pid)).isPresent();
    master.kill("long");
    acknowledgedOf("long", TaskState.TASK_KILLED);
    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  @Test
  void carriesOutWhatItWasToldJustBefore() throws Exception {
    var first = start(0);
    master.admit();
    master.run(Samples.taskInfo("t", "echo once >> '%s'".formatted(folder.resolve("out"))));
    while (!Files.exists(folder.resolve("work/meta/slaves/latest"))) {
      Thread.onSpinWait();
    }
    first.process().destroyForcibly().waitFor();
    start(first.port());
    var back = master.welcomeBack();
    if (back.getTasksCount() == 0) {
      // It died before it had noted the order: the master, too, has to give it again.
      master.run(Samples.taskInfo("t", "echo once >> '%s'".formatted(folder.resolve("out"))));
    }
    acknowledgedOf("t", TaskState.TASK_FINISHED);
    assertThat(folder.resolve("out")).hasContent("once");
  }
}
