package io.mesocosm.meso.cluster;

import io.mesocosm.meso.cluster.plan.Cluster;
import io.mesocosm.meso.cluster.plan.ClusterFile;
import io.mesocosm.meso.cluster.plan.ClusterFolder;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.supervisor.SupervisionFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A cluster as it is right now, for those who only look.
///
/// @param remarks what a person should know beyond the states
public record ClusterView(
    Cluster cluster, ClusterFolder folder, List<Machine> machines, List<String> remarks) {
  private static final String PROVIDER = "local";

  /// A process of a local cluster; in the list of machines, because elsewhere each has its own.
  ///
  /// @param state `running`, `starting`, `resting`, `stopped`
  /// @param pid 0 when there is none
  /// @param detail for people; may be empty
  public record Machine(
      String name, String ip, String state, String provider, long pid, String url, String detail) {}

  /// @throws CommandFailedException when there is no such cluster, with those that are there
  public static ClusterView open(Map<String, String> environment, String name) throws IOException {
    var folder = ClusterFolder.of(environment, name);
    var cluster = ClusterFile.read(folder);
    if (cluster.isEmpty()) {
      throw noSuch(environment, name);
    }
    var machines = machines(folder, cluster.get());
    return new ClusterView(cluster.get(), folder, machines, remarks(folder, machines));
  }

  private static CommandFailedException noSuch(Map<String, String> environment, String name)
      throws IOException {
    var names = ClusterFolder.names(environment);
    return CommandFailedException.trouble(
        "--name: there is no cluster '%s'; %s"
            .formatted(
                name,
                names.isEmpty()
                    ? "`meso up --local` makes one"
                    : "there are: " + String.join(", ", names)));
  }

  private static List<Machine> machines(ClusterFolder folder, Cluster cluster) throws IOException {
    var said = SupervisionFile.read(folder.run());
    var machines = new ArrayList<Machine>();
    for (var member : cluster.members()) {
      var state = MemberState.of(folder, member, said);
      var known = said.getOrDefault(member, new SupervisionFile.Said("", 0, 0, ""));
      machines.add(
          new Machine(
              member,
              Cluster.IP,
              state.word(),
              PROVIDER,
              state == MemberState.STOPPED ? 0 : known.pid(),
              MemberState.address(cluster, member),
              known.detail()));
    }
    return machines;
  }

  private static List<String> remarks(ClusterFolder folder, List<Machine> machines)
      throws IOException {
    var remarks = new ArrayList<String>();
    for (var machine : machines) {
      if (machine.state().equals("resting")) {
        remarks.add("%s: %s".formatted(machine.name(), machine.detail()));
      }
    }
    if (!SupervisorProcess.of(folder).isAlive()) {
      remarks.add(
          "The supervisor does not run; `meso up --local%s` brings the cluster up."
              .formatted(CommonFlags.nameFlag(folder.name())));
    }
    return remarks;
  }

  public boolean allRun() {
    return machines.stream().allMatch(machine -> machine.state().equals("running"));
  }
}
