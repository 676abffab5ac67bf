package io.mesocosm.meso.cluster;

import io.mesocosm.meso.cluster.plan.Cluster;
import io.mesocosm.meso.cluster.plan.ClusterFolder;
import io.mesocosm.meso.supervisor.SupervisionFile.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;

/// Where a member of a local cluster is, as people see it.
enum MemberState {
  /// It serves.
  READY,
  /// Its process runs, but does not serve yet.
  STARTING,
  /// Died, and comes again after a while.
  RESTING,
  /// Nobody keeps it alive.
  STOPPED;

  /// The word in a status: the seed's `running` for what serves.
  String word() {
    return this == READY ? "running" : name().toLowerCase(Locale.ROOT);
  }

  /// @param said by the supervisor; what it said of processes that are gone is not believed
  static MemberState of(ClusterFolder folder, String member, Map<String, Said> said)
      throws IOException {
    var known = said.get(member);
    if (known == null || (!SupervisorProcess.of(folder).isAlive() && !isAlive(known.pid()))) {
      return STOPPED;
    }
    if (known.state().equals("resting")) {
      return RESTING;
    }
    return isAlive(known.pid()) && readyPid(folder, member) == known.pid() ? READY : STARTING;
  }

  private static boolean isAlive(long pid) {
    return pid > 0 && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  // The file names the process that wrote it, so a predecessor's does not count.
  private static long readyPid(ClusterFolder folder, String member) throws IOException {
    var file = folder.ready(member);
    if (!Files.exists(file)) {
      return -1;
    }
    var words = Files.readString(file).split(" ", 2);
    return Long.parseLong(words[0].strip());
  }

  static String address(Cluster cluster, String member) {
    var port = cluster.portOf(member);
    return member.equals("zookeeper") ? Cluster.IP + ":" + port : Cluster.url(port);
  }
}
