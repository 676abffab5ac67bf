package io.mesocosm.agent.link;

import io.mesocosm.agent.core.Effect;
import io.mesocosm.agent.core.Input;
import io.mesocosm.agent.link.launchers.ContainerLauncher;
import io.mesocosm.agent.link.launchers.Insistence;
import io.mesocosm.agent.link.sandbox.LaunchException;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Found;
import io.mesocosm.agent.model.runs.RunId;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.base.loops.Nursery;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/// Starts, finds, watches and signals runs: a virtual thread for each, which ends with the run.
final class Runs implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Runs.class.getName());

  /// A machine that is out of file descriptors or memory gets over it: a run is not taken for lost
  /// because it could not be seen for a moment.
  private static final Insistence INSISTENCE = new Insistence(Duration.ofSeconds(10));

  private static final int MOST_TROUBLES = 20;
  private static final Duration AGAIN = Duration.ofMillis(500);

  private final ContainerLauncher launcher;
  private final Nursery nursery = new Nursery("run");
  private final ConcurrentMap<RunId, Attempt> attempts = new ConcurrentHashMap<>();
  // Set once by close(), read by launching threads.
  private volatile boolean closing;

  Runs(ContainerLauncher launcher) {
    this.launcher = launcher;
  }

  /// A launch under way, which may be given up until it is over.
  private static final class Attempt {
    // Guards `over`: an interrupt must not reach what the thread does after the launch.
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread thread = Thread.currentThread();
    private boolean over;

    void giveUp() {
      lock.lock();
      try {
        if (!over) {
          thread.interrupt();
        }
      } finally {
        lock.unlock();
      }
    }

    /// @return whether it was given up
    boolean finish() {
      lock.lock();
      try {
        over = true;
        return Thread.interrupted();
      } finally {
        lock.unlock();
      }
    }
  }

  void launch(Effect.Launch order, Inlet inlet) {
    nursery.start(() -> {
      var run = order.task().run();
      var result = attempt(order);
      inlet.put(result);
      if (result instanceof Input.Launched) {
        watch(order.place(), run, inlet);
      }
    });
  }

  private Input attempt(Effect.Launch order) throws InterruptedException {
    var run = order.task().run();
    var attempt = new Attempt();
    attempts.put(run, attempt);
    try {
      var begun = launcher.launch(order.place(), order.task(), order.framework());
      LOG.log(
          Level.INFO,
          "task_started task=\"{0}\" container={1} pid={2}",
          run.task(),
          run.container(),
          Long.toString(begun.pid()));
      return new Input.Launched(run, begun.pid(), begun.lodging());
    } catch (LaunchException failure) {
      LOG.log(
          Level.WARNING,
          "task_not_started task=\"{0}\" container={1} why=\"{2}\"",
          run.task(),
          run.container(),
          failure.getMessage());
      return new Input.LaunchFailed(run, String.valueOf(failure.getMessage()));
    } catch (RuntimeException broken) {
      // Here ends what was begun for a task: whatever the JDK will not take of it, and whatever we
      // did not think of, is its failure, or it would be neither started nor over.
      LOG.log(Level.ERROR, "task_not_started task=\"%s\"".formatted(run.task()), broken);
      return new Input.LaunchFailed(run, "Cannot start the task: " + words(broken));
    } catch (InterruptedException givenUp) {
      if (closing) {
        throw givenUp;
      }
      return new Input.LaunchFailed(run, "The launch was given up");
    } finally {
      boolean late = attempt.finish();
      attempts.remove(run, attempt);
      if (late && closing) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static String words(RuntimeException broken) {
    return Objects.requireNonNullElseGet(broken.getMessage(), broken::toString);
  }

  void giveUp(RunId run) {
    var attempt = attempts.get(run);
    if (attempt != null) {
      attempt.giveUp();
    }
  }

  void survey(RunPlace place, Task task, Inlet inlet) {
    nursery.start(() -> {
      var run = task.run();
      var found = find(place, task);
      inlet.put(new Input.Surveyed(run, found));
      if (found instanceof Found.Running) {
        watch(place, run, inlet);
      }
    });
  }

  private Found find(RunPlace place, Task task) throws InterruptedException {
    var run = task.run();
    try {
      var found = INSISTENCE.ask(() -> launcher.survey(place, task));
      LOG.log(
          Level.INFO,
          "task_found task=\"{0}\" container={1} as={2}",
          run.task(),
          run.container(),
          found);
      return found;
    } catch (IOException | RuntimeException failure) {
      LOG.log(Level.ERROR, "task_not_found task=\"%s\"".formatted(run.task()), failure);
      return new Found.Over(new ExitStatus.Lost());
    }
  }

  private void watch(RunPlace place, RunId run, Inlet inlet) throws InterruptedException {
    ExitStatus status;
    try {
      status = end(place, run);
    } catch (IOException | RuntimeException failure) {
      LOG.log(Level.ERROR, "task_lost task=\"%s\"".formatted(run.task()), failure);
      // Its scheduler will start another: the two must not run side by side.
      tell(place, run, Effect.How.FORCE);
      status = new ExitStatus.Lost();
    }
    LOG.log(
        Level.INFO,
        "task_ended task=\"{0}\" container={1} with={2}",
        run.task(),
        run.container(),
        status);
    inlet.put(new Input.Exited(run, status));
  }

  /// Troubles with long quiet times between them are not counted together.
  private ExitStatus end(RunPlace place, RunId run) throws IOException, InterruptedException {
    for (int troubles = 1; ; troubles++) {
      long begun = System.nanoTime();
      try {
        return launcher.await(place);
      } catch (IOException failure) {
        troubles = System.nanoTime() - begun > INSISTENCE.longest().toNanos() ? 1 : troubles;
        if (troubles >= MOST_TROUBLES) {
          throw failure;
        }
        LOG.log(
            Level.WARNING,
            "task_out_of_sight task=\"{0}\" why=\"{1}\"",
            run.task(),
            failure.toString());
      }
      Thread.sleep(AGAIN);
    }
  }

  void signal(RunPlace place, RunId run, Effect.How how) {
    nursery.start(() -> tell(place, run, how));
  }

  private void tell(RunPlace place, RunId run, Effect.How how) throws InterruptedException {
    try {
      launcher.signal(place, how);
    } catch (IOException | RuntimeException failure) {
      LOG.log(Level.ERROR, "task_not_signalled task=\"%s\"".formatted(run.task()), failure);
    }
  }

  /// Stops watching; what runs goes on running.
  @Override
  public void close() {
    closing = true;
    nursery.close();
  }
}
