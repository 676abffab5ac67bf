package io.mesocosm.meso.cluster.plan;

import io.mesocosm.base.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a local cluster consists of: which process listens where.
///
/// @param name lower-case letters, digits and dashes
/// @param zooKeeperPort 2181 unless it was taken
/// @param masterPort 5050 unless it was taken
/// @param marathonPort 8080 unless it was taken
/// @param agents one or more
/// @param share of the machine that each agent offers; kept, because an agent may not change what
///   it has while it is known to a master
public record Cluster(
    String name,
    int zooKeeperPort,
    int masterPort,
    int marathonPort,
    List<Agent> agents,
    MachineShare share) {
  public static final String IP = "127.0.0.1";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  /// @param name `agent-1` and so on
  /// @param firstTaskPort first of the ports that it offers to tasks; agents of one machine share
  ///   none
  public record Agent(String name, int port, int firstTaskPort, int lastTaskPort) {}

  public Cluster {
    checkName(name);
    agents = List.copyOf(agents);
  }

  /// @throws IllegalArgumentException naming the flag, the value and what is allowed
  public static void checkName(String name) {
    Check.that(
        NAME.matcher(name).matches(),
        "--name",
        name,
        "1 to 40 lower-case letters, digits and dashes, not a dash first");
  }

  public String masterUrl() {
    return url(masterPort);
  }

  public String marathonUrl() {
    return url(marathonPort);
  }

  public static String url(int port) {
    return "http://" + IP + ":" + port;
  }

  /// @param path `/mesos` or `/marathon`
  public String zooKeeperUrl(String path) {
    return "zk://" + IP + ":" + zooKeeperPort + path;
  }

  /// The processes, in the order in which they need each other.
  public List<String> members() {
    var names = new ArrayList<>(List.of("zookeeper", "master"));
    agents.forEach(agent -> names.add(agent.name()));
    names.add("marathon");
    return names;
  }

  /// @param member one of [#members]
  public int portOf(String member) {
    return switch (member) {
      case "zookeeper" -> zooKeeperPort;
      case "master" -> masterPort;
      case "marathon" -> marathonPort;
      default ->
          agents.stream()
              .filter(agent -> agent.name().equals(member))
              .findAny()
              .orElseThrow()
              .port();
    };
  }
}
