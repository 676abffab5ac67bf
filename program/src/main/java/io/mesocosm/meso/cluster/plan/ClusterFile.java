package io.mesocosm.meso.cluster.plan;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.files.WholeFile;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.json.JsonView;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The file `cluster.json`: a [Cluster], so that it comes back with the same ports.
public final class ClusterFile {
  private static final MachineShare NOTHING = new MachineShare(0, 0, 0);

  private ClusterFile() {}

  public static void write(ClusterFolder folder, Cluster cluster) throws IOException {
    var agents = cluster.agents().stream().map(ClusterFile::json).toList();
    var json =
        Json.obj(
            "name", cluster.name(),
            "zookeeper_port", cluster.zooKeeperPort(),
            "master_port", cluster.masterPort(),
            "marathon_port", cluster.marathonPort(),
            "agents", agents,
            "share", json(cluster.share()));
    WholeFile.writeThrough(folder.definition(), JsonText.pretty(json));
  }

  private static Json json(Cluster.Agent agent) {
    return Json.obj(
        "name", agent.name(),
        "port", agent.port(),
        "first_task_port", agent.firstTaskPort(),
        "last_task_port", agent.lastTaskPort());
  }

  private static Json json(MachineShare share) {
    return Json.obj("cpus", share.cpus(), "mem_mb", share.memMb(), "disk_mb", share.diskMb());
  }

  /// @return empty when there is no such cluster
  /// @throws IOException when the file is there and cannot be understood
  public static Optional<Cluster> read(ClusterFolder folder) throws IOException {
    if (!Files.exists(folder.definition())) {
      return Optional.empty();
    }
    return switch (JsonParser.parse(Files.readAllBytes(folder.definition()))) {
      case Outcome.Ok<Json>(var root) -> Optional.of(cluster(folder, root));
      case Outcome.Refused<Json>(var refusals) -> throw broken(folder, refusals);
    };
  }

  private static Cluster cluster(ClusterFolder folder, Json root) throws IOException {
    var problems = new ArrayList<Refusal>();
    var view = JsonView.of(root, problems);
    var agents = view.objects("agents").orElse(List.of()).stream().map(ClusterFile::agent).toList();
    var cluster =
        new Cluster(
            folder.name(),
            number(view, "zookeeper_port"),
            number(view, "master_port"),
            number(view, "marathon_port"),
            agents,
            view.object("share").map(ClusterFile::share).orElse(NOTHING));
    if (!problems.isEmpty()) {
      throw broken(folder, problems);
    }
    return cluster;
  }

  private static Cluster.Agent agent(JsonView view) {
    return new Cluster.Agent(
        view.text("name").orElse(""),
        number(view, "port"),
        number(view, "first_task_port"),
        number(view, "last_task_port"));
  }

  private static MachineShare share(JsonView view) {
    return new MachineShare(number(view, "cpus"), number(view, "mem_mb"), number(view, "disk_mb"));
  }

  private static int number(JsonView view, String name) {
    var number = view.integer(name);
    if (number.isEmpty()) {
      view.refuse(name, "", "a number");
    }
    return number.orElse(0);
  }

  private static IOException broken(ClusterFolder folder, List<Refusal> why) {
    return new IOException(
        "%s cannot be understood: %s; `meso destroy -f --name %s` removes the cluster"
            .formatted(folder.definition(), why.getFirst().text(), folder.name()));
  }
}
