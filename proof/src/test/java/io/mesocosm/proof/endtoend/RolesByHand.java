package io.mesocosm.proof.endtoend;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A cluster whose roles are started one by one with flags of one's own choice, as an operator's
/// units do; a local cluster chooses them by itself.
final class RolesByHand implements AutoCloseable {
  private static final String IP = "127.0.0.1";

  private final Path folder;
  private final String path;
  private final SequencedMap<String, List<String>> commands = new LinkedHashMap<>();
  private final SequencedMap<String, Process> running = new LinkedHashMap<>();
  private final int master = freePort();
  private final int marathon = freePort();
  private final String zooKeeper = IP + ":" + freePort();

  /// @param agentFlags of every agent, beside those that it must have
  RolesByHand(Path folder, List<String> resources, List<String> agentFlags) throws IOException {
    this(folder, resources, agentFlags, List.of());
  }

  /// @param programs folders whose programs the roles find first
  RolesByHand(Path folder, List<String> resources, List<String> agentFlags, List<Path> programs)
      throws IOException {
    this.folder = folder;
    this.path =
        Stream.concat(programs.stream().map(Path::toString), Stream.of(System.getenv("PATH")))
            .collect(Collectors.joining(":"));
    command(
        "zookeeper",
        "zookeeper",
        List.of(
            "--ip=" + IP,
            "--port=" + zooKeeper.substring(IP.length() + 1),
            "--tick_time=500ms",
            "--data_dir=" + folder.resolve("zookeeper")));
    command(
        "master",
        "master",
        List.of(
            "--zk=zk://" + zooKeeper + "/mesos",
            "--quorum=1",
            "--ip=" + IP,
            "--port=" + master,
            "--hostname=" + IP,
            "--work_dir=" + folder.resolve("master")));
    for (var share : resources) {
      agent("agent-" + commands.size(), share, agentFlags);
    }
    command(
        "marathon",
        "marathon",
        List.of(
            "--master=zk://" + zooKeeper + "/mesos",
            "--zk=zk://" + zooKeeper + "/marathon",
            "--http_address=" + IP,
            "--http_port=" + marathon,
            "--hostname=" + IP));
    for (var name : commands.sequencedKeySet()) {
      start(name);
    }
  }

  private void agent(String name, String resources, List<String> more) throws IOException {
    var flags = new ArrayList<String>();
    flags.add("--master=zk://" + zooKeeper + "/mesos");
    flags.add("--ip=" + IP);
    flags.add("--port=" + freePort());
    flags.add("--hostname=" + IP);
    flags.add("--resources=" + resources);
    flags.add("--launcher=posix");
    flags.add("--registration_backoff_factor=50ms");
    flags.add("--work_dir=" + folder.resolve(name));
    flags.addAll(more);
    command(name, "agent", flags);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void command(String name, String role, List<String> flags) {
    var words = new ArrayList<>(List.of(Shell.program().toString(), role));
    words.addAll(flags);
    commands.put(name, words);
  }

  void start(String name) throws IOException {
    var log = Files.createDirectories(folder.resolve("logs")).resolve(name + ".log").toFile();
    var builder =
        new ProcessBuilder(commands.getOrDefault(name, List.of()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    builder.environment().put("PATH", path);
    running.put(name, builder.start());
  }

  /// As by a crash.
  void kill(String name) throws InterruptedException {
    var process = running.remove(name);
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  String masterUrl() {
    return "http://" + IP + ":" + master;
  }

  String marathonUrl() {
    return "http://" + IP + ":" + marathon;
  }

  @Override
  public void close() {
    running.reversed().values().forEach(Process::destroy);
    running.values().forEach(process -> process.onExit().join());
  }
}
