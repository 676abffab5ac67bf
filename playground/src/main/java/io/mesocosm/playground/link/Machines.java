package io.mesocosm.playground.link;

import io.mesocosm.playground.core.Limits;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Topology;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Makes, boots and ends single machines.
final class Machines {
  // Seconds, but on the slowest of hosts; a machine that ends is told at once.
  private static final Duration BOOT = Duration.ofMinutes(6);
  private static final Duration POWER_OFF = Duration.ofSeconds(10);
  private static final Duration KILL = Duration.ofSeconds(10);
  private static final int SSH = 22;
  private static final int CONNECT_MS = 500;
  // On a slow host sshd takes seconds to say who it is, and begins anew with each caller.
  private static final int GREETING_MS = 10_000;
  private static final long LOOK_AGAIN_MS = 20;

  private final Folder folder;
  private final Cache cache;
  private final Topology topology;
  private final Layer layer;
  private final Bridge bridge;
  private final Names names;
  private final Path shared;
  private final Freezer freezer;
  private final Impairments impairments;

  /// @param shared what every machine sees as `/vagrant`
  Machines(
      Folder folder,
      Cache cache,
      Topology topology,
      Layer layer,
      Bridge bridge,
      Impairments impairments,
      Path shared) {
    this.folder = folder;
    this.cache = cache;
    this.topology = topology;
    this.layer = layer;
    this.bridge = bridge;
    this.names = new Names(folder, topology, shared);
    this.shared = shared;
    this.freezer = new Freezer(folder);
    this.impairments = impairments;
  }

  void make(Machine machine) throws IOException, InterruptedException {
    var name = machine.name();
    Files.createDirectory(folder.machine(name));
    Files.writeString(folder.cable(name), Bridge.cable(machine.address()));
    // Relative, so that it also leads there from a snapshot's copy.
    Files.createSymbolicLink(folder.layerOf(name), folder.machine(name).relativize(layer.path()));
    Tool.run(
        "sh",
        folder.script("make.sh").toString(),
        folder.machine(name).toString(),
        folder.key() + ".pub",
        name,
        machine.role().name().toLowerCase(Locale.ROOT));
    names.tell(machine, folder.files(name));
    Files.createFile(folder.made(name));
    boot(machine);
  }

  /// Tells a machine that there are others than it knew.
  void introduce(Machine machine) throws IOException {
    var init = Init.read(folder.init(machine.name()));
    names.tell(machine, init.map(Init::root).orElse(folder.files(machine.name())));
  }

  /// Returns once one can log in.
  void boot(Machine machine) throws IOException, InterruptedException {
    var name = machine.name();
    var network = topology.network();
    var group = folder.group() + "/" + name;
    // One that ended by itself has left its own; in version 2, systemd had divided it, and no
    // process may go into such a group.
    Groups.remove(group);
    Groups.make(group, topology.limits() ? Limits.of(machine) : Map.of());
    var process =
        Tool.start(
            Tool.apart(
                    List.of(
                        "sh",
                        folder.script("enter.sh").toString(),
                        group,
                        folder.script("boot.sh").toString(),
                        name,
                        folder.machine(name).toString(),
                        machine.address() + "/" + network.prefix(),
                        network.gateway().toString(),
                        shared.toString(),
                        cache.packages().toString(),
                        folder.program().toString()))
                .redirectError(folder.bootLog(name).toFile()));
    try (var said =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var go = process.getOutputStream()) {
      var pid = said.readLine();
      var init = pid == null ? null : Init.of(Long.parseLong(pid)).orElse(null);
      if (init == null) {
        throw didNotBoot(name);
      }
      init.write(folder.init(name));
      bridge.plug(network, machine.address(), init.pid());
      go.write('\n');
      go.flush();
      awaitLogin(machine, init);
    }
  }

  private IOException didNotBoot(String name) throws IOException {
    return new IOException(
        "%s did not boot: %s".formatted(name, Files.readString(folder.bootLog(name)).strip()));
  }

  private void awaitLogin(Machine machine, Init init) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + BOOT.toNanos();
    while (!greets(machine)) {
      if (!init.isAlive()) {
        throw didNotBoot(machine.name());
      }
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "%s booted, but nobody answers at %s:%d"
                .formatted(machine.name(), machine.address(), SSH));
      }
      Thread.sleep(LOOK_AGAIN_MS);
    }
  }

  private static boolean greets(Machine machine) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(machine.address().toString(), SSH), CONNECT_MS);
      socket.setSoTimeout(GREETING_MS);
      return socket.getInputStream().read() == 'S';
    } catch (IOException notYet) {
      return false;
    }
  }

  void halt(String name) throws IOException, InterruptedException {
    freezer.thaw(name);
    var init = Init.read(folder.init(name));
    if (init.isPresent()) {
      init.get().powerOff();
      if (!init.get().awaitEnd(POWER_OFF)) {
        end(name, init.get());
      }
    }
    clean(name);
  }

  private void end(String name, Init init) throws IOException, InterruptedException {
    init.kill();
    // In version 1 of control groups, what stands still does not even die.
    freezer.thaw(name);
    if (!init.awaitEnd(KILL)) {
      throw new IOException("%s does not end: process %d".formatted(name, init.pid()));
    }
  }

  private void clean(String name) throws IOException, InterruptedException {
    Files.deleteIfExists(folder.init(name));
    impairments.remove(name);
    var cable = folder.cable(name);
    if (Files.exists(cable)) {
      Bridge.unplug(Files.readString(cable));
    }
    Groups.remove(folder.group() + "/" + name);
  }

  /// Ends it as a cut of its power would.
  void kill(String name) throws IOException, InterruptedException {
    var init = Init.read(folder.init(name));
    if (init.isPresent()) {
      end(name, init.get());
    }
    clean(name);
  }

  void remove(String name) throws IOException, InterruptedException {
    kill(name);
    Tool.run("rm", "-rf", "--one-file-system", folder.machine(name).toString());
  }
}
