package io.mesocosm.playground.link;

import io.mesocosm.playground.model.Disturbance.Impaired;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Topology;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Puts a [Repeater] between a machine and the bridge, and takes it out again.
final class Impairments {
  private static final Duration END = Duration.ofSeconds(5);

  private final Folder folder;
  private final Topology topology;

  Impairments(Folder folder, Topology topology) {
    this.folder = folder;
    this.topology = topology;
  }

  /// @param how empty: packets pass as they should
  void set(Machine machine, Optional<Impaired> how) throws IOException, InterruptedException {
    var cable = Bridge.cable(machine.address());
    remove(machine.name());
    if (!Files.exists(Bridge.card(cable))) {
      return;
    }
    if (how.isPresent()) {
      insert(machine.name(), cable, how.get());
    } else {
      Tool.run("ip", "link", "set", cable, "arp", "on", "master", bridge(), "up");
    }
  }

  private String bridge() {
    return Bridge.name(topology.network());
  }

  private void insert(String machine, String cable, Impaired how)
      throws IOException, InterruptedException {
    var log = folder.machine(machine).resolve("repeater.log");
    var process =
        Tool.start(
            Tool.apart(Repeater.command(cable, how.delay(), how.jitter(), how.lossPercent()))
                .redirectError(log.toFile()));
    try (var said =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var go = process.getOutputStream()) {
      if (!Repeater.READY.equals(said.readLine())) {
        throw new IOException(
            "packets of %s cannot be delayed: %s"
                .formatted(machine, Files.readString(log).strip()));
      }
      var identity = Init.of(process.pid());
      if (identity.isPresent()) {
        identity.get().write(repeater(machine));
      }
      go.write(Repeater.GO);
    }
    Tool.run("ip", "link", "set", Repeater.end(cable), "master", bridge(), "up");
    // The host must not answer on the bare cable, where nothing would be late.
    Tool.run("ip", "link", "set", cable, "arp", "off", "nomaster");
  }

  private Path repeater(String machine) {
    return folder.machine(machine).resolve("repeater");
  }

  /// Ends the process; its end at the bridge goes with it.
  void remove(String machine) throws IOException, InterruptedException {
    var process = Init.read(repeater(machine));
    if (process.isPresent()) {
      process.get().kill();
      if (!process.get().awaitEnd(END)) {
        throw new IOException("process %d does not end".formatted(process.get().pid()));
      }
    }
    Files.deleteIfExists(repeater(machine));
  }
}
