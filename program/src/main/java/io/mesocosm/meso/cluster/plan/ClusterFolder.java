package io.mesocosm.meso.cluster.plan;

import io.mesocosm.playground.link.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Where everything of one cluster lies: `~/.meso/NAME`, or below `MESO_HOME` when that is set.
///
/// @param path absolute; may not exist yet
public record ClusterFolder(Path path) {

  /// The folder that holds all clusters of this user.
  public static Path home(Map<String, String> environment) {
    var chosen = environment.getOrDefault("MESO_HOME", "");
    var home =
        chosen.isEmpty() ? Path.of(System.getProperty("user.home"), ".meso") : Path.of(chosen);
    return home.toAbsolutePath().normalize();
  }

  public static ClusterFolder of(Map<String, String> environment, String name) {
    Cluster.checkName(name);
    return new ClusterFolder(home(environment).resolve(name));
  }

  /// The folders of all local clusters, in the order of their names.
  public static List<ClusterFolder> all(Map<String, String> environment) throws IOException {
    return those(environment, folder -> Files.exists(folder.definition()));
  }

  /// The names of all clusters, local or of machines.
  public static List<String> names(Map<String, String> environment) throws IOException {
    return those(environment, folder -> Files.exists(folder.definition()) || folder.hasMachines())
        .stream()
        .map(ClusterFolder::name)
        .toList();
  }

  private static List<ClusterFolder> those(
      Map<String, String> environment, Predicate<ClusterFolder> which) throws IOException {
    var home = home(environment);
    if (!Files.isDirectory(home)) {
      return List.of();
    }
    try (var children = Files.list(home)) {
      return children.sorted().map(ClusterFolder::new).filter(which).toList();
    }
  }

  private boolean hasMachines() {
    return Files.exists(new Folder(path).topology());
  }

  public String name() {
    return path.getFileName().toString();
  }

  /// What the cluster consists of; its presence says that there is a cluster.
  public Path definition() {
    return path.resolve("cluster.json");
  }

  /// Pid files of the members, and what the supervisor says of them.
  public Path run() {
    return path.resolve("run");
  }

  public Path supervisorPid() {
    return path.resolve("supervisor.pid");
  }

  /// Written by a role once it serves.
  public Path ready(String member) {
    return run().resolve(member + ".ready");
  }

  public Path log(String member) {
    var file =
        member.equals("master")
            ? "mesos-master.log"
            : member.startsWith("agent-") ? "mesos-agent.log" : member + ".log";
    return logs(member).resolve(file);
  }

  /// Folder of a member's log: with `--log_dir` a master or an agent shows it in its page, too.
  public Path logs(String member) {
    return path.resolve("logs").resolve(member);
  }

  /// What the member keeps: its data, sandboxes, checkpoints.
  public Path work(String member) {
    return path.resolve("work").resolve(member);
  }

  /// Held by whoever changes the cluster. Beside the folder, so that it outlives `destroy`.
  public Path lock() {
    return path.resolveSibling("." + name() + ".lock");
  }

  public void create() throws IOException {
    for (var folder : List.of(run(), path.resolve("logs"), path.resolve("work"))) {
      Files.createDirectories(folder);
    }
  }
}
