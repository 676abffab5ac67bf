package io.mesocosm.bench;

import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.framework.model.TaskUpdate;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.protocol.cluster.TaskState;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// How long `/state` takes with ten thousand running and ten thousand ended tasks on a hundred
/// agents while five hundred updates a second arrive, and what the polling does to the updates.
final class StateScenario implements Scenario {
  private static final int AGENTS = 100;
  private static final int TASKS = 20_000;
  private static final int UNANSWERED = 400;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_MS = 20;
  private static final long UPDATE_EVERY_MS = 2;
  private static final double ONE_CLIENT_MS = 60;
  private static final double MANY_CLIENTS_MS = 600;
  private static final int WARM_UP_POLLS = 100;
  private static final int POLLS = 50;
  private static final int POLLS_OF_MANY = 20;
  private static final double MS = 1e6;

  // Filled on the scheduler's thread, emptied by who measures.
  private final Queue<Double> delays = new ConcurrentLinkedQueue<>();

  @Override
  public String name() {
    return "state";
  }

  @Override
  public String summary() {
    return "GET /state with " + TASKS + " tasks while updates arrive";
  }

  @Override
  public List<Figure> run(Surroundings around, Size size) throws IOException, InterruptedException {
    try (var master = MasterProcess.start(around);
        var agents =
            new SimulatedAgents(
                size.of(AGENTS), master.pid(), PipelineScenario.agent(), this::ends)) {
      agents.register();
      var tasks = size.of(TASKS);
      var scheduler = new EagerScheduler(master.url(), tasks, UNANSWERED, this::heard);
      try (scheduler) {
        awaitTasks(scheduler, tasks);
        var talking = Thread.ofPlatform().name("updates").start(() -> talk(agents));
        try {
          return measure(master.url().resolve("/state"), size);
        } finally {
          talking.interrupt();
          talking.join();
        }
      }
    }
  }

  private boolean ends(String task) {
    return Integer.parseInt(task.substring(task.lastIndexOf('-') + 1)) % 2 == 0;
  }

  private void heard(TaskUpdate update) {
    if (update.state() == TaskState.RUNNING) {
      delays.add(Duration.between(update.at(), Instant.now()).toNanos() / MS);
    }
  }

  private static void awaitTasks(EagerScheduler scheduler, int tasks) throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (scheduler.running() < tasks || scheduler.finished() < tasks / 2) {
      if (System.nanoTime() > deadline) {
        throw CommandFailedException.trouble(
            "only %d tasks came to run and %d ended"
                .formatted(scheduler.running(), scheduler.finished()));
      }
      Thread.sleep(LOOK_AGAIN_MS);
    }
  }

  private static void talk(SimulatedAgents agents) {
    try {
      for (var turn = 0; !Thread.currentThread().isInterrupted(); turn++) {
        agents.sayAgain(turn);
        Thread.sleep(UPDATE_EVERY_MS);
      }
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Figure> measure(URI state, Size size) throws IOException, InterruptedException {
    poll(state, 1, size.of(WARM_UP_POLLS));
    delays.clear();
    var one = poll(state, 1, size.of(POLLS));
    var calm = drain();
    var five = poll(state, 5, size.of(POLLS));
    delays.clear();
    var many = poll(state, 20, size.of(POLLS_OF_MANY));
    var stormy = drain();
    return List.of(
        Figure.atMost("/state, 1 client, median", one.median(), "ms", ONE_CLIENT_MS),
        Figure.plain("/state, 1 client, p99", one.percentile(0.99), "ms"),
        Figure.plain("update to scheduler, 1 client polling, p99", calm.percentile(0.99), "ms"),
        Figure.plain("/state, 5 clients, median", five.median(), "ms"),
        Figure.plain("/state, 5 clients, p99", five.percentile(0.99), "ms"),
        Figure.atMost("/state, 20 clients, median", many.median(), "ms", MANY_CLIENTS_MS),
        Figure.plain("/state, 20 clients, p99", many.percentile(0.99), "ms"),
        Figure.plain(
            "update to scheduler, 20 clients polling, p99", stormy.percentile(0.99), "ms"));
  }

  private Samples drain() {
    var samples = new Samples();
    for (var next = delays.poll(); next != null; next = delays.poll()) {
      samples.add(next);
    }
    return samples;
  }

  private static Samples poll(URI state, int clients, int times)
      throws IOException, InterruptedException {
    var work = new ArrayList<Callable<Samples>>();
    for (var i = 0; i < clients; i++) {
      work.add(() -> poll(state, times));
    }
    var all = new Samples();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      for (var done : threads.invokeAll(work)) {
        all.addAll(done.get());
      }
    } catch (ExecutionException failed) {
      throw new IOException("a poll failed: " + failed.getCause(), failed);
    }
    return all;
  }

  private static Samples poll(URI state, int times) throws IOException, InterruptedException {
    var samples = new Samples();
    try (var http = new HttpClient()) {
      for (var i = 0; i < times; i++) {
        var started = System.nanoTime();
        var reply = http.send(HttpClient.Call.get(state).withPatience(PATIENCE));
        if (!reply.isSuccess()) {
          throw new IOException("/state answered " + reply.status());
        }
        samples.addMsSince(started);
      }
    }
    return samples;
  }
}
