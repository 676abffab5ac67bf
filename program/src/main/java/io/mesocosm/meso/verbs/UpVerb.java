package io.mesocosm.meso.verbs;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.cluster.Bringup;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import io.mesocosm.meso.machines.Machines;
import io.mesocosm.meso.machines.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `meso up`: machines; `meso up --local`: from nothing to an application that answers.
final class UpVerb implements Verb {
  private static final int MOST_AGENTS = 20;
  private static final int MOST_NAMES = 100;

  private final Flags flags =
      Flags.named(
              "meso up",
              """
              From nothing to the application outyet: makes machines, each with a system of its own
              that one can log in to, lets Ansible put ZooKeeper, Mesos, Marathon and Docker on them,
              and deploys it. Needs root. With --local, the same as processes of this machine, which
              a supervisor keeps alive; needs neither root nor Docker. Run again, either only brings
              what is missing.\
              """)
          .words("[NAME …]", 0, MOST_NAMES);
  private final Flag<Boolean> local =
      flags.flag("local", false, "plain processes on this machine's loopback address");
  private final Flag<String> name = CommonFlags.name(flags);
  private final Flag<Integer> agents =
      flags.integer(
          "agents", 0, 0, MOST_AGENTS, "how many agents; 0: two, or as many as there are");
  private final Flag<Optional<Path>> file =
      flags.path("file", "YAML that says which machines there are; without it, the seed's five");
  private final Flag<Boolean> demo =
      flags.flag("demo", true, "deploy the application outyet and wait until it answers");
  private final Flag<Boolean> limits =
      flags.flag(
          "limits",
          false,
          "let no machine have more memory and processor time than its size says, from its next"
              + " boot on");
  private final Flag<Boolean> provision =
      flags.flag("provision", true, "let Ansible set machines up; without it they stay bare");
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
      return machines(settings, around);
    }
    refuseWhatIsForMachines(settings);
    if (Machines.find(settings.get(name), around).isPresent()) {
      throw CommandFailedException.trouble(
          "'%s' is machines; --name gives the local cluster another name"
              .formatted(settings.get(name)));
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

  private void refuseWhatIsForMachines(Settings settings) {
    if (!settings.words().isEmpty()) {
      throw CommandFailedException.usage("--local brings the whole cluster: no names are allowed");
    }
    for (var flag : List.of(file, limits, provision)) {
      if (settings.isSet(flag)) {
        throw CommandFailedException.usage(
            "%s: is for machines, and --local has none; allowed is one of both".formatted(flag));
      }
    }
  }

  private int machines(Settings settings, Surroundings around)
      throws IOException, InterruptedException {
    var called = settings.get(name);
    var wish = new Wish(settings.get(file), settings.get(agents), settings.get(limits));
    var machines = Machines.wanted(called, wish, around);
    var up = machines.up(settings.words(), settings.get(provision), settings.get(demo));
    if (settings.get(json)) {
      around.console().line(JsonText.pretty(json(called, up)));
    } else {
      tell(up, CommonFlags.nameFlag(called), around.console());
    }
    return 0;
  }

  private static Json json(String name, Machines.Up up) {
    return Json.obj(
        "name", name,
        "master", up.master().<Json>map(Json::of).orElse(Json.NULL),
        "marathon", up.marathon().<Json>map(Json::of).orElse(Json.NULL),
        "demo", Json.arr(up.demo().stream().<Json>map(Json::of).toList()),
        "seconds", up.took().toMillis() / 1000.0);
  }

  private static void tell(Machines.Up up, String flag, Console console) {
    console.line("");
    console.line("Ready in %.1f s".formatted(up.took().toMillis() / 1000.0));
    if (up.master().isEmpty()) {
      console.line("Nothing was set up on them; meso up%s does that.".formatted(flag));
    }
    up.master().ifPresent(url -> console.line("  Mesos      " + url + "/#/"));
    up.marathon().ifPresent(url -> console.line("  Marathon   " + url + "/#/"));
    up.demo().forEach(url -> console.line("  outyet     " + url));
    console.line("");
    console.line("Log in:      meso ssh%s mgmt".formatted(flag));
    console.line("Look around: meso status%s".formatted(flag));
    console.line("Remove it:   meso destroy -f%s".formatted(flag));
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
    var name = CommonFlags.nameFlag(cluster.name());
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
