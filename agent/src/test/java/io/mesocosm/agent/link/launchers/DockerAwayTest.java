package io.mesocosm.agent.link.launchers;

import static io.mesocosm.agent.link.launchers.DockerRuns.info;
import static io.mesocosm.agent.link.launchers.DockerRuns.place;
import static io.mesocosm.agent.link.launchers.DockerRuns.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mesocosm.agent.Samples;
import io.mesocosm.agent.core.Effect;
import io.mesocosm.agent.link.checks.InsideCommands;
import io.mesocosm.agent.model.checks.Probe.Answer;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Found;
import io.mesocosm.testkit.docker.Dockerd;
import io.mesocosm.testkit.junit.Ground;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An engine that hangs, goes and comes back loses no task.
@Timeout(100)
class DockerAwayTest {
  private static final String UNTIL_TOLD =
      "echo up; while [ ! -e $MESOS_SANDBOX/go ]; do sleep 0.1; done; echo done";

  private final Dockerd dockerd;
  private final DockerRuns runs;

  DockerAwayTest(@TempDir Path folder) throws Exception {
    var obstacle = Dockerd.obstacle();
    Ground.needs(obstacle.isEmpty(), obstacle.orElse(""));
    dockerd = Dockerd.start(true);
    runs = new DockerRuns(folder, dockerd);
  }

  @AfterEach
  void remove() throws Exception {
    runs.close();
    dockerd.remove();
  }

  private static <T> FutureTask<T> begin(Callable<T> work) {
    var result = new FutureTask<>(work);
    Thread.ofVirtual().start(result);
    return result;
  }

  @Test
  void aTaskOutlivesTheRestartOfItsEngine() throws Exception {
    var info = info("t", UNTIL_TOLD);
    var place = runs.launch(info);
    runs.awaitOutput(place, "up\n");
    var end = begin(() -> runs.await(place));
    dockerd.stop();
    assertThat(runs.survey(task(info))).isInstanceOf(Found.Running.class);
    dockerd.startAgain();
    Files.createFile(runs.sandbox(place).resolve("go"));
    assertThat(end.get()).isEqualTo(new ExitStatus.OfContainer(0));
    assertThat(runs.output(place, "stdout")).isEqualTo("up\ndone\n");
  }

  @Test
  void whatEndsWhileTheEngineIsAwayIsSeenWhenItIsBack() throws Exception {
    var place = runs.launch(info("t", UNTIL_TOLD + "; exit 6"));
    runs.awaitOutput(place, "up\n");
    dockerd.kill();
    Files.createFile(runs.sandbox(place).resolve("go"));
    var end = begin(() -> runs.await(place));
    dockerd.startAgain();
    assertThat(end.get()).isInstanceOf(ExitStatus.OfContainer.class);
    assertThat(runs.output(place, "stdout")).startsWith("up\n");
  }

  /// Without live restore an engine ends its containers when it is stopped.
  @Test
  void whatTheEngineEndsIsSeenWhenItIsBack(@TempDir Path other) throws Exception {
    var plain = Dockerd.start();
    var others = new DockerRuns(other, plain);
    try {
      var place = others.launch(info("t", "echo up; exec sleep 100"));
      others.awaitOutput(place, "up\n");
      plain.stop();
      plain.startAgain();
      assertThat(others.await(place)).isInstanceOf(ExitStatus.OfContainer.class);
      assertThat(others.output(place, "stdout")).isEqualTo("up\n");
    } finally {
      others.close();
      plain.remove();
    }
  }

  @Test
  void anOrderToEndReachesTheTaskOnceTheEngineIsBack() throws Exception {
    var place =
        runs.launch(info("t", "trap 'exit 7' TERM; echo up; while true; do sleep 0.1; done"));
    runs.awaitOutput(place, "up\n");
    dockerd.stop();
    var launcher = runs.launcher();
    var asked =
        new FutureTask<>(() -> {
          launcher.signal(place, Effect.How.ASK);
          return true;
        });
    var asking = Thread.ofVirtual().start(asked);
    while (asking.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    // Force does not overtake the request.
    assertThatCode(() -> launcher.signal(place, Effect.How.FORCE)).doesNotThrowAnyException();
    dockerd.startAgain();
    assertThat(asked.get()).isTrue();
    assertThat(runs.await(place)).isEqualTo(new ExitStatus.OfContainer(7));
  }

  @Test
  void aLaunchWaitsForTheEngine() throws Exception {
    dockerd.stop();
    var info = info("t", "exit 3");
    var launched = begin(() -> runs.launch(info));
    dockerd.startAgain();
    assertThat(runs.await(launched.get())).isEqualTo(new ExitStatus.OfContainer(3));
  }

  @Test
  void anEngineThatHangsHoldsNobodyUp() throws Exception {
    var info = info("t", UNTIL_TOLD);
    var place = runs.launch(info);
    runs.awaitOutput(place, "up\n");
    dockerd.pause();
    var before = System.nanoTime();
    assertThat(runs.survey(task(info)))
        .isInstanceOfSatisfying(Found.Running.class, found -> assertThat(found.pid()).isPositive());
    assertThat(
            new InsideCommands(runs.engine())
                .run(place, Samples.command("true"), Duration.ofSeconds(2)))
        .isInstanceOf(Answer.Unseen.class);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    var end = begin(() -> runs.await(place));
    Files.createFile(runs.sandbox(place).resolve("go"));
    dockerd.resume();
    assertThat(end.get()).isEqualTo(new ExitStatus.OfContainer(0));
    assertThat(runs.output(place, "stdout")).isEqualTo("up\ndone\n");
    assertThat(place(task(info))).isEqualTo(place);
  }
}
