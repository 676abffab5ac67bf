package io.mesocosm.bench;

import io.mesocosm.meso.command.Surroundings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The five machines: booted bare, then with everything on them that Ansible puts there.
final class MachinesScenario implements Scenario {
  private static final int ROUNDS = 3;
  private static final Duration REST = Duration.ofSeconds(10);
  private static final double BOOT_SECONDS = 5;
  private static final double UP_SECONDS = 60;
  private static final double AGAIN_SECONDS = 2;
  private static final double DESTROY_SECONDS = 3;
  private static final double RESIDENT_MB = 1_500;

  @Override
  public String name() {
    return "machines";
  }

  @Override
  public String summary() {
    return "five machines: boot to ssh, up with Ansible to the application's answer, memory";
  }

  @Override
  public Optional<String> obstacle(Surroundings around) throws IOException, InterruptedException {
    return new BenchMachines(around).obstacle();
  }

  @Override
  public List<Figure> run(Surroundings around, Size size) throws IOException, InterruptedException {
    var rounds = size.of(ROUNDS);
    var boot = new Samples();
    var again = new Samples();
    var figures = new ArrayList<Figure>();
    try (var machines = new BenchMachines(around)) {
      // The first time on a host it installs packages.
      machines.boot();
      for (var round = 0; round < rounds; round++) {
        machines.destroy();
        boot.add(machines.boot());
      }
      figures.add(
          Figure.atMost(
              "files and boot of five to ssh, median of " + rounds,
              boot.median(),
              "s",
              BOOT_SECONDS));
      machines.destroy();
      figures.add(Figure.atMost("up to the application's answer", machines.up(), "s", UP_SECONDS));
      for (var round = 0; round < rounds; round++) {
        again.add(machines.up());
      }
      figures.add(
          Figure.atMost("up again, median of " + rounds, again.median(), "s", AGAIN_SECONDS));
      Thread.sleep(REST);
      figures.add(
          Figure.atMost("resident at rest, everything", machines.residentMb(), "MB", RESIDENT_MB));
      figures.add(Figure.atMost("destroy", machines.destroy(), "s", DESTROY_SECONDS));
    }
    return figures;
  }
}
