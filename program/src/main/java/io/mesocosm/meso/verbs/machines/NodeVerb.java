package io.mesocosm.meso.verbs.machines;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.machines.Machines;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// `meso node add [--agents N]`, `meso node rm NAME`: agents that come and go.
final class NodeVerb implements Verb {
  private static final int MOST_AGENTS = 50;
  private static final List<String> COMMANDS = List.of("add", "rm");

  private final Flags flags =
      Flags.named(
              "meso node",
              """
              Adds agents to the machines there are, or takes one away.
                add      makes --agents more, with the next free numbers and addresses, tells all
                         machines their names, and sets them up as the others are
                rm NAME  moves what runs there to other agents, lets the master forget it, and
                         removes the machine\
              """)
          .words("add|rm [NAME]", 1, 2);
  private final Flag<Integer> agents = flags.integer("agents", 1, 1, MOST_AGENTS, "add: how many");
  private final Flag<Boolean> provision =
      flags.flag("provision", true, "add: let Ansible set them up, if it did the others");
  private final Flag<Duration> patience =
      flags.duration("timeout", "2mins", "rm: how long a task may take to run elsewhere");
  private final Flag<Boolean> force =
      flags.flag("force", false, "rm: also when tasks find no other place, or nobody answers");
  private final Flag<String> name = CommonFlags.name(flags);
  private final Flag<Boolean> json = CommonFlags.json(flags);

  NodeVerb() {
    flags.shortName('f', "force");
  }

  @Override
  public String name() {
    return "node";
  }

  @Override
  public String summary() {
    return "add agents to the machines there are, or take one away";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) throws IOException, InterruptedException {
    var machines = Machines.needed(settings.get(name), around);
    var words = settings.words();
    switch (words.getFirst()) {
      case "add" -> add(machines, settings, around);
      case "rm" -> remove(machines, settings, around);
      default ->
          throw CommandFailedException.usage(
              "got '%s', allowed is %s".formatted(words.getFirst(), String.join(", ", COMMANDS)));
    }
    return 0;
  }

  private void add(Machines machines, Settings settings, Surroundings around)
      throws IOException, InterruptedException {
    if (settings.words().size() > 1) {
      throw CommandFailedException.usage(
          "NAME: got '%s', allowed is none: the next free numbers are taken"
              .formatted(settings.words().get(1)));
    }
    var fresh = machines.addAgents(settings.get(agents), settings.get(provision));
    if (settings.get(json)) {
      var each =
          fresh.stream()
              .map(machine -> Json.obj("name", machine.name(), "ip", machine.address().toString()))
              .toList();
      around.console().line(JsonText.pretty(Json.obj("added", Json.arr(each))));
    } else {
      fresh.forEach(machine ->
          around.console().line("%s is there, at %s".formatted(machine.name(), machine.address())));
    }
  }

  private void remove(Machines machines, Settings settings, Surroundings around)
      throws IOException, InterruptedException {
    if (settings.words().size() < 2) {
      throw CommandFailedException.usage("NAME: which agent? meso node rm NAME");
    }
    var machine = machines.machine(settings.words().get(1));
    machines.removeAgent(machine, settings.get(patience), settings.get(force));
    around
        .console()
        .line(
            settings.get(json)
                ? JsonText.pretty(Json.obj("removed", machine.name()))
                : machine.name() + " is gone.");
  }
}
