package io.mesocosm.bench;

import io.mesocosm.meso.cluster.ClusterView;
import io.mesocosm.meso.command.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// `up --local` from nothing to the application's answer, and what its processes then cost.
final class StartScenario implements Scenario {
  private static final int ROUNDS = 3;
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final double UP_SECONDS = 5;
  private static final double READY_MS = 1_000;
  private static final double RESIDENT_MB = 120;
  private static final double KB_PER_MB = 1_024;
  private static final double TICKS_PER_SECOND = 100;
  private static final Pattern READY = Pattern.compile("ready role=\\S+ .*after=(\\d+)ms");

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String summary() {
    return "up --local to the application's answer; ready times, memory and idle CPU of each role";
  }

  @Override
  public List<Figure> run(Surroundings around, Size size) throws IOException, InterruptedException {
    var up = new Samples();
    var ready = new TreeMap<String, Samples>();
    var figures = new ArrayList<Figure>();
    var rounds = size.of(ROUNDS);
    for (var round = 1; round <= rounds; round++) {
      try (var cluster = BenchCluster.up(around, true)) {
        up.add(cluster.result().took().toMillis() / 1000.0);
        readyTimes(cluster, ready);
        if (round == rounds) {
          figures.addAll(costs(around, cluster));
        }
      }
    }
    figures.addFirst(Figure.plain("up --local, best of " + rounds, up.best(), "s"));
    figures.addFirst(
        Figure.atMost("up --local, median of " + rounds, up.median(), "s", UP_SECONDS));
    ready.forEach((role, times) ->
        figures.add(Figure.atMost(role + " ready", times.median(), "ms", READY_MS)));
    return figures;
  }

  private static void readyTimes(BenchCluster cluster, Map<String, Samples> ready)
      throws IOException {
    for (var member : cluster.result().cluster().members()) {
      var log = Files.readString(cluster.folder().log(member));
      var found = READY.matcher(log);
      if (found.find()) {
        ready.computeIfAbsent(member, _ -> new Samples()).add(Double.parseDouble(found.group(1)));
      }
    }
  }

  private static List<Figure> costs(Surroundings around, BenchCluster cluster)
      throws IOException, InterruptedException {
    var view = ClusterView.open(around.environment(), cluster.folder().name());
    var before = new TreeMap<String, Double>();
    for (var machine : view.machines()) {
      before.put(machine.name(), cpuSeconds(machine.pid()));
    }
    Thread.sleep(IDLE);
    var figures = new ArrayList<Figure>();
    for (var machine : view.machines()) {
      var used = cpuSeconds(machine.pid()) - before.getOrDefault(machine.name(), 0.0);
      figures.add(
          Figure.atMost(
              machine.name() + " resident, idle", residentMb(machine.pid()), "MB", RESIDENT_MB));
      figures.add(
          Figure.atMost(machine.name() + " CPU, idle", used / IDLE.toSeconds() * 100, "%", 1));
    }
    return figures;
  }

  private static double cpuSeconds(long pid) throws IOException {
    var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    // User and system time, fields 14 and 15 of stat.
    return (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) / TICKS_PER_SECOND;
  }

  private static double residentMb(long pid) throws IOException {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("vmrss"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KB_PER_MB)
          .findFirst()
          .orElse(0);
    }
  }
}
