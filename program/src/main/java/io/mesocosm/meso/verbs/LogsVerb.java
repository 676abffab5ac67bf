package io.mesocosm.meso.verbs;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.meso.cluster.ClusterView;
import io.mesocosm.meso.cluster.plan.Cluster;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.FileTail;
import io.mesocosm.meso.machines.MachineLog;
import io.mesocosm.meso.machines.Machines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `meso logs ROLE [-f]`: what a process of the cluster has said; on machines also `meso logs NAME
/// [UNIT]`.
final class LogsVerb implements Verb {
  private static final int MOST_LINES = 1_000_000;
  private static final int LINES = 100;

  private final Flags flags =
      Flags.named(
          "meso logs",
          """
          Prints the log of one process of a cluster: zookeeper, master, agent-1, marathon … or
          supervisor. Of machines, also the whole log of the machine NAME, or that of one of its
          systemd units: meso logs mesos-agent-1 docker.\
          """);
  private final Flag<Boolean> follow =
      flags.flag("follow", false, "go on as the log grows, until interrupted");
  private final Flag<Integer> lines =
      flags.integer("lines", LINES, 0, MOST_LINES, "how many of the last lines");
  private final Flag<String> name = CommonFlags.name(flags);

  LogsVerb() {
    flags.shortName('f', "follow");
    flags.shortName('n', "lines");
    flags.words("ROLE | NAME [UNIT]", 1, 2);
  }

  @Override
  public String name() {
    return "logs";
  }

  @Override
  public String summary() {
    return "the log of one process of a cluster";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) throws IOException, InterruptedException {
    var machines = Machines.find(settings.get(name), around);
    if (machines.isPresent()) {
      var log = MachineLog.of(settings.words(), machines.get());
      return machines
          .get()
          .ssh(log.machine(), log.command(settings.get(lines), settings.get(follow)));
    }
    if (settings.words().size() > 1) {
      throw CommandFailedException.usage(
          "UNIT: got '%s', allowed is none: '%s' is no cluster of machines"
              .formatted(settings.words().get(1), settings.get(name)));
    }
    var view = ClusterView.open(around.environment(), settings.get(name));
    var member = settings.words().getFirst();
    var allowed = names(view.cluster());
    if (!allowed.contains(member)) {
      throw CommandFailedException.usage(
          "ROLE: there is no '%s' in the cluster '%s'; allowed: %s"
              .formatted(member, view.cluster().name(), String.join(", ", allowed)));
    }
    var tail = new FileTail(view.folder().log(member), around.console().out());
    tail.last(settings.get(lines));
    if (settings.get(follow)) {
      tail.follow();
    }
    return 0;
  }

  private static List<String> names(Cluster cluster) {
    var names = new ArrayList<>(cluster.members());
    names.add("supervisor");
    return names;
  }
}
