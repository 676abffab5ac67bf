package io.mesocosm.bench;

import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.json.Json;
import io.mesocosm.meso.apps.MarathonApi;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.console.CommandFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// POST of an app to its task running, one after the other on an otherwise idle cluster.
final class LaunchScenario implements Scenario {
  private static final int WARM_UP = 20;
  private static final int APPS = 100;
  private static final double P99_MS = 150;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "launch";
  }

  @Override
  public String summary() {
    return "POST of an app to its task running, real processes on two agents";
  }

  @Override
  public List<Figure> run(Surroundings around, Size size) throws IOException, InterruptedException {
    var samples = new Samples();
    var warmUp = size.of(WARM_UP);
    var apps = size.of(APPS);
    try (var cluster = BenchCluster.up(around, false);
        var http = new HttpClient()) {
      var marathon = new MarathonApi(http, cluster.result().cluster().marathonUrl());
      for (var i = 0; i < warmUp + apps; i++) {
        var started = System.nanoTime();
        launch(marathon, "/bench-" + i);
        if (i >= warmUp) {
          samples.addMsSince(started);
        }
        remove(marathon, "/bench-" + i);
      }
    }
    return List.of(
        Figure.plain("POST to running, median of " + apps, samples.median(), "ms"),
        Figure.atMost("POST to running, p99", samples.percentile(0.99), "ms", P99_MS));
  }

  private static void launch(MarathonApi marathon, String id)
      throws IOException, InterruptedException {
    var app = Json.obj("id", id, "cmd", "exec sleep 1000", "cpus", 0.01, "mem", 16, "instances", 1);
    marathon.send("POST", "/v2/apps", app);
    await(marathon, id, 1);
  }

  private static void remove(MarathonApi marathon, String id)
      throws IOException, InterruptedException {
    marathon.send("DELETE", "/v2/apps" + id + "?force=true");
    await(marathon, id, 0);
  }

  private static void await(MarathonApi marathon, String id, long wanted)
      throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (running(marathon, id) != wanted) {
      if (System.nanoTime() > deadline) {
        throw CommandFailedException.trouble(id + " has not " + wanted + " task(s) in time");
      }
      Thread.sleep(1);
    }
  }

  private static long running(MarathonApi marathon, String id)
      throws IOException, InterruptedException {
    return marathon
        .find("/v2/apps" + id)
        .flatMap(reply -> reply.object("app"))
        .flatMap(app -> app.wholeNumber("tasksRunning"))
        .orElse(0L);
  }
}
