package io.mesocosm.meso.verbs;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.cluster.ClusterView;
import io.mesocosm.meso.cluster.plan.Cluster;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.machines.Machines;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// `meso info`: where a cluster answers, ready for `eval` or a script.
final class InfoVerb implements Verb {
  private final Flags flags =
      Flags.named(
          "meso info",
          """
          Prints where a cluster answers, as lines for a shell: eval "$(meso info)".\
          """);
  private final Flag<String> name = CommonFlags.name(flags);
  private final Flag<Boolean> json = CommonFlags.json(flags);

  @Override
  public String name() {
    return "info";
  }

  @Override
  public String summary() {
    return "where a cluster answers, as export lines for a shell";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) throws IOException {
    var variables = variables(settings.get(name), around);
    if (settings.get(json)) {
      around.console().line(JsonText.pretty(Json.from(variables)));
    } else {
      variables.forEach(
          (variable, value) -> around.console().line("export " + variable + "=" + value));
    }
    return 0;
  }

  private static SequencedMap<String, String> variables(String name, Surroundings around)
      throws IOException {
    var machines = Machines.find(name, around);
    return machines.isPresent()
        ? machines.get().endpoints().variables()
        : variables(ClusterView.open(around.environment(), name).cluster());
  }

  private static SequencedMap<String, String> variables(Cluster cluster) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("MESO_MASTER", cluster.masterUrl());
    variables.put("MESO_MARATHON", cluster.marathonUrl());
    variables.put("MESO_ZK", cluster.zooKeeperUrl("/mesos"));
    for (var agent : cluster.agents()) {
      var number = agent.name().substring(agent.name().indexOf('-') + 1);
      variables.put("MESO_AGENT_" + number, "http://" + Cluster.IP + ":" + agent.port());
    }
    return variables;
  }
}
