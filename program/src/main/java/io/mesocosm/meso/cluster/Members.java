package io.mesocosm.meso.cluster;

import io.mesocosm.meso.cluster.plan.Cluster;
import io.mesocosm.meso.cluster.plan.ClusterFolder;
import io.mesocosm.meso.supervisor.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The processes of a cluster, each with its role's own command line.
///
/// Everything is said by flags, and the environment is made anew, so that neither the user's
/// `MESOS_*` variables nor files in `/etc` reach a local cluster.
final class Members {
  /// Names the cluster's folder; by it, and by what tasks inherit of it, `destroy` finds processes.
  static final String CLUSTER_VARIABLE = "MESO_CLUSTER";

  // Sessions end sooner than by default, so that a killed leader is followed soon.
  private static final String SESSION_TIMEOUT = "4secs";
  private static final String SESSION_TIMEOUT_MS = "4000";
  private static final List<String> INHERITED =
      List.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "LANG",
          "LC_ALL",
          "TZ",
          "MESO_JAVA_OPTS",
          "MESO_NOTES");

  private final Cluster cluster;
  private final ClusterFolder folder;
  private final Path program;
  private final Map<String, String> environment;

  /// @param program `bin/meso` of the archive
  Members(Cluster cluster, ClusterFolder folder, Path program, Map<String, String> environment) {
    this.cluster = cluster;
    this.folder = folder;
    this.program = program;
    this.environment = environment;
  }

  List<Member> all() throws IOException {
    var all = new ArrayList<Member>();
    all.add(member("zookeeper", "zookeeper", zooKeeper()));
    all.add(member("master", "master", master()));
    for (var agent : cluster.agents()) {
      all.add(member(agent.name(), "agent", agent(agent)));
    }
    all.add(member("marathon", "marathon", marathon()));
    return all;
  }

  private List<String> zooKeeper() {
    return List.of(
        "--ip=" + Cluster.IP,
        "--port=" + cluster.zooKeeperPort(),
        "--tick_time=500ms",
        "--data_dir=" + folder.work("zookeeper"));
  }

  private List<String> master() {
    return List.of(
        "--zk=" + cluster.zooKeeperUrl("/mesos"),
        "--quorum=1",
        "--ip=" + Cluster.IP,
        "--port=" + cluster.masterPort(),
        "--hostname=" + Cluster.IP,
        "--cluster=" + cluster.name(),
        "--zk_session_timeout=" + SESSION_TIMEOUT,
        "--log_dir=" + folder.logs("master"),
        "--work_dir=" + folder.work("master"));
  }

  private List<String> agent(Cluster.Agent agent) {
    return List.of(
        "--master=" + cluster.zooKeeperUrl("/mesos"),
        "--ip=" + Cluster.IP,
        "--port=" + agent.port(),
        "--hostname=" + Cluster.IP,
        "--resources=" + cluster.share().resources(agent),
        "--attributes=agent:" + agent.name(),
        "--cgroups_root=" + ControlGroups.root(cluster.name(), agent.name()),
        "--registration_backoff_factor=50ms",
        "--log_dir=" + folder.logs(agent.name()),
        "--work_dir=" + folder.work(agent.name()));
  }

  private List<String> marathon() {
    return List.of(
        "--master=" + cluster.zooKeeperUrl("/mesos"),
        "--zk=" + cluster.zooKeeperUrl("/marathon"),
        "--zk_session_timeout=" + SESSION_TIMEOUT_MS,
        "--http_address=" + Cluster.IP,
        "--http_port=" + cluster.marathonPort(),
        "--hostname=" + Cluster.IP);
  }

  private Member member(String name, String role, List<String> flags) throws IOException {
    Files.createDirectories(folder.work(name));
    Files.createDirectories(folder.logs(name));
    var command = new ArrayList<>(List.of(program.toString(), role));
    command.addAll(flags);
    return new Member(name, command, environmentOf(name), folder.log(name));
  }

  private Map<String, String> environmentOf(String member) {
    var own = new HashMap<String, String>();
    for (var name : INHERITED) {
      var value = environment.get(name);
      if (value != null) {
        own.put(name, value);
      }
    }
    own.put(CLUSTER_VARIABLE, folder.path().toString());
    own.put("MESO_READY_FILE", folder.ready(member).toString());
    if (!member.equals("zookeeper")) {
      own.put("MESO_WAIT_FOR", folder.ready("zookeeper").toString());
    }
    return own;
  }
}
