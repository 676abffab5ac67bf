package io.mesocosm.meso.verbs;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.cluster.Bringup;
import io.mesocosm.meso.cluster.Cluster;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import java.io.IOException;
import java.util.Optional;

/// `meso up --local`: from nothing to an application that answers.
final class UpVerb implements Verb {
  private static final int MOST_AGENTS = 20;

  private final Flags flags =
      Flags.named(
          "meso up",
          """
          Brings a cluster up and deploys the application outyet: ZooKeeper, a master, agents and
          Marathon as processes of their own, which a supervisor keeps alive. Run again, it only
          brings what is missing. Needs neither root nor Docker.\
          """);
  private final Flag<Boolean> local =
      flags.flag("local", false, "plain processes on this machine's loopback address");
  private final Flag<String> name = CommonFlags.name(flags);
  private final Flag<Integer> agents =
      flags.integer(
          "agents", 0, 0, MOST_AGENTS, "how many agents; 0: two, or as many as there are");
  private final Flag<Boolean> demo =
      flags.flag("demo", true, "deploy the application outyet and wait until it answers");
  private final Flag<Boolean> json = CommonFlags.json(flags);

  @Override
  public String name() {
    return "up";
  }

  @Override
  public String summary() {
    return "bring a cluster up and deploy the application outyet";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) throws IOException, InterruptedException {
    if (!settings.get(local)) {
      throw CommandFailedException.usage("--local is needed: meso up --local");
    }
    var wanted = settings.get(agents);
    var request =
        new Bringup.Request(
            settings.get(name),
            wanted == 0 ? Optional.empty() : Optional.of(wanted),
            settings.get(demo),
            around.program(),
            around.environment());
    var result = new Bringup(request, around.console()).run();
    if (settings.get(json)) {
      around.console().line(JsonText.pretty(json(result)));
    } else {
      tell(result, around.console());
    }
    return 0;
  }

  private static Json json(Bringup.Result result) {
    return Json.obj(
        "name", result.cluster().name(),
        "master", result.cluster().masterUrl(),
        "marathon", result.cluster().marathonUrl(),
        "zookeeper", result.cluster().zooKeeperUrl(""),
        "demo", result.demoUrl().<Json>map(Json::of).orElse(Json.NULL),
        "seconds", result.took().toMillis() / 1000.0);
  }

  private static void tell(Bringup.Result result, Console console) {
    var cluster = result.cluster();
    var name = cluster.name().equals(Cluster.DEFAULT_NAME) ? "" : " --name " + cluster.name();
    console.line("");
    console.line("Ready in %.1f s".formatted(result.took().toMillis() / 1000.0));
    console.line("  Mesos      " + cluster.masterUrl());
    console.line("  Marathon   " + cluster.marathonUrl());
    result.demoUrl().ifPresent(url -> console.line("  outyet     " + url));
    console.line("");
    console.line("Look around: meso status%s, meso app list%s".formatted(name, name));
    console.line("Use it:      eval \"$(meso info%s)\"".formatted(name));
    console.line("Remove it:   meso destroy -f%s".formatted(name));
  }
}
