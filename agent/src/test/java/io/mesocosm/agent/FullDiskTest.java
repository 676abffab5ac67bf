package io.mesocosm.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.agent.AgentConfig.Listen;
import io.mesocosm.protocol.internal.StatusUpdate;
import io.mesocosm.protocol.v1.TaskState;
import io.mesocosm.protocol.v1.TaskStatus;
import io.mesocosm.testkit.junit.Ground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An agent whose disk is full: a small file system in memory, which only root can have.
@Timeout(100)
class FullDiskTest {
  @TempDir private Path folder;
  private Path disk;
  private MasterDouble master;

  @BeforeEach
  void open() throws Exception {
    disk = Files.createDirectory(folder.resolve("work"));
    Ground.needs(
        "root".equals(System.getProperty("user.name"))
            && ended("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()) == 0,
        "a small disk needs root");
    master = new MasterDouble();
  }

  @AfterEach
  void close() throws Exception {
    if (master != null) {
      master.close();
      assertThat(ended("umount", "-l", disk.toString())).isZero();
    }
  }

  private static int ended(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private Agent agent(int port) throws IOException, InterruptedException {
    return Agent.start(
        AgentTest.config(folder, master.address()).with(Listen.on("127.0.0.1", port)),
        why -> {
          throw new AssertionError(why);
        });
  }

  private void fill() throws IOException {
    try (var out = Files.newOutputStream(disk.resolve("ballast"))) {
      var page = new byte[4096];
      while (true) {
        out.write(page);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
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
  void failsTasksByNameAndGoesOn() throws Exception {
    var go = folder.resolve("go");
    ended("mkfifo", go.toString());
    int port;
    try (var agent = agent(0)) {
      port = agent.port();
      master.admit();
      master.run(Samples.taskInfo("early", "read -r line < '%s'; exit 7".formatted(go)));
      acknowledgedOf("early", TaskState.TASK_RUNNING);
      fill();
      for (int i = 0; i < 40; i++) {
        master.run(Samples.taskInfo("late-" + i, "sleep 1000"));
        var failed = acknowledgedOf("late-" + i, TaskState.TASK_FAILED).getStatus();
        assertThat(failed.getReason()).isEqualTo(TaskStatus.Reason.REASON_CONTAINER_LAUNCH_FAILED);
        assertThat(failed.getMessage())
            .contains(
                "task 'late-" + i + "'",
                disk + "/slaves/",
                "no space left on the disk of " + disk + " (--work_dir)");
      }
      assertThat(disk.resolve("slaves/master-S0/frameworks/m-0000/executors/late-0"))
          .doesNotExist();
    }
    // It comes back to its task however full the disk is, and learns how the task ended.
    try (var _ = agent(port)) {
      assertThat(master.welcomeBack().getTasksList())
          .anyMatch(task -> task.getTaskId().getValue().equals("early"));
      Files.writeString(go, "\n");
      assertThat(acknowledgedOf("early", TaskState.TASK_FAILED).getStatus().getMessage())
          .isEqualTo("Command exited with status 7");
      Files.delete(disk.resolve("ballast"));
      master.run(Samples.taskInfo("after", "exit 0"));
      acknowledgedOf("after", TaskState.TASK_FINISHED);
    }
  }

  @Test
  void doesNotBeginWithoutRoom() throws Exception {
    fill();
    assertThatThrownBy(() -> agent(0))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "no space left on the disk of %s (--work_dir): 0 bytes are free, 1048576 are needed",
            disk);
    assertThat(disk)
        .isDirectoryContaining("regex:.*ballast")
        .isDirectoryNotContaining("regex:.*meta");
  }
}
