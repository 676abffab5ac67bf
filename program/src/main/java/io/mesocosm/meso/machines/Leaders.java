package io.mesocosm.meso.machines;

import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.meso.apps.MarathonApi;
import io.mesocosm.meso.console.Console;
import io.mesocosm.playground.wire.Endpoints;
import java.io.IOException;
import java.time.Duration;

/// Who decides in the cluster on the machines, and whether it stays so. Machines that stood still
/// for longer than a session with ZooKeeper lasts find, a moment later, that theirs are over; then
/// masters and Marathon are elected anew.
public final class Leaders implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  // A session of ten seconds is over at the earliest when nobody was heard for two thirds of them,
  // and ZooKeeper counts in ticks of two seconds.
  private static final Duration HARMLESS = Duration.ofSeconds(5);
  private static final Duration TICK = Duration.ofSeconds(3);
  private static final long LOOK_AGAIN_MS = 100;

  private final HttpClient http = new HttpClient();
  private final MasterApi master;
  private final MarathonApi marathon;
  private final Console console;

  /// @param endpoints have a master
  Leaders(Endpoints endpoints, Console console) {
    this.master = new MasterApi(http, Reachable.first(endpoints.masters()).orElseThrow());
    this.marathon = new MarathonApi(http, Reachable.first(endpoints.marathons()).orElseThrow());
    this.console = console;
  }

  /// Whether Marathon leads, and a master that leads works for it.
  public boolean decide() throws InterruptedException {
    try {
      return marathon.leads() && master.hasActiveFramework();
    } catch (IOException nobody) {
      return false;
    }
  }

  /// Returns when leaders [decide][#decide] and will go on to; says so when they do not within a
  /// minute.
  ///
  /// @param stoodStill how long the machines did, a moment ago
  public void await(Duration stoodStill) throws InterruptedException {
    var clock = new Stopwatch();
    var quiet = stoodStill.compareTo(HARMLESS) < 0 ? Duration.ZERO : TICK;
    var since = new Stopwatch();
    var decided = decide();
    while (!decided || since.passed().compareTo(quiet) < 0) {
      if (clock.passed().compareTo(PATIENCE) > 0) {
        console.warn(
            "the machines stood still for longer than sessions with ZooKeeper last, and no leader has come back within %d s; meso logs marathon says more"
                .formatted(PATIENCE.toSeconds()));
        return;
      }
      Thread.sleep(LOOK_AGAIN_MS);
      decided = decide();
      if (!decided) {
        since = new Stopwatch();
      }
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
