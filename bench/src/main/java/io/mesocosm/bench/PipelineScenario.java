package io.mesocosm.bench;

import io.mesocosm.base.Fault;
import io.mesocosm.base.Outcome;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.protocol.resources.Resources;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Tasks through a real master to a thousand simulated agents: SUBSCRIBE, OFFERS, ACCEPT, RunTask,
/// STARTING, RUNNING and their acknowledgements, all over loopback.
final class PipelineScenario implements Scenario {
  private static final int AGENTS = 1_000;
  private static final int UNANSWERED = 400;
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration MEASURED = Duration.ofSeconds(20);
  private static final double LAUNCHES_PER_SECOND = 2_000;
  private static final double MICROS = 1e6;
  private static final double NANOS = 1e9;

  @Override
  public String name() {
    return "pipeline";
  }

  @Override
  public String summary() {
    return "launches a second, a real master and " + AGENTS + " simulated agents";
  }

  @Override
  public List<Figure> run(Surroundings around, Size size) throws IOException, InterruptedException {
    try (var master = MasterProcess.start(around);
        var agents = new SimulatedAgents(size.of(AGENTS), master.pid(), agent(), _ -> false)) {
      agents.register();
      var scheduler = new EagerScheduler(master.url(), Long.MAX_VALUE, UNANSWERED, _ -> {});
      try (scheduler) {
        Thread.sleep(size.ofMs(WARM_UP.toMillis()));
        var before = scheduler.running();
        var cpu = master.cpu();
        scheduler.measure();
        var started = System.nanoTime();
        Thread.sleep(size.ofMs(MEASURED.toMillis()));
        var launched = scheduler.running() - before;
        var seconds = (System.nanoTime() - started) / NANOS;
        var used = master.cpu().minus(cpu);
        if (launched == 0) {
          throw CommandFailedException.trouble("no task came to run");
        }
        scheduler.close();
        return List.of(
            Figure.atLeast("launches a second", launched / seconds, "1/s", LAUNCHES_PER_SECOND),
            Figure.plain("accept to RUNNING, median", scheduler.latencies().median(), "ms"),
            Figure.plain("accept to RUNNING, p99", scheduler.latencies().percentile(0.99), "ms"),
            Figure.plain(
                "CPU of the master a task", used.toNanos() / NANOS * MICROS / launched, "µs"));
      }
    }
  }

  static Resources agent() {
    return switch (Resources.parse("cpus:64;mem:65536;disk:1000000;ports:[31000-32000]", "*")) {
      case Outcome.Ok<Resources>(var resources) -> resources;
      case Outcome.Refused<Resources>(var why) -> throw new Fault(why.toString());
    };
  }
}
