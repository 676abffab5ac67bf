package io.mesocosm.meso.verbs.machines;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.console.CommandFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// `meso node add [--agents N]`, `meso node rm NAME`: agents that come and go.
final class NodeVerb extends MachineVerb {
  private static final int MOST_AGENTS = 50;
  private static final List<String> COMMANDS = List.of("add", "rm");

  private final Flag<Integer> agents =
      flags().integer("agents", 1, 1, MOST_AGENTS, "add: how many");
  private final Flag<Boolean> provision =
      flags().flag("provision", true, "add: let Ansible set them up, if it did the others");
  private final Flag<Duration> patience =
      flags().duration("timeout", "2mins", "rm: how long a task may take to run elsewhere");
  private final Flag<Boolean> force =
      flags().flag("force", false, "rm: also when tasks find no other place, or nobody answers");
  private final Flag<Boolean> json = CommonFlags.json(flags());

  NodeVerb() {
    super(
        "node",
        new Words("add|rm [NAME]", 1, 2),
        "add agents to the machines there are, or take one away",
        """
        Adds agents to the machines there are, or takes one away.
          add      makes --agents more, with the next free numbers and addresses, tells all
                   machines their names, and sets them up as the others are
          rm NAME  moves what runs there to other agents, lets the master forget it, and
                   removes the machine\
        """);
    flags().shortName('f', "force");
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    switch (call.word(0)) {
      case "add" -> add(call);
      case "rm" -> remove(call);
      default ->
          throw CommandFailedException.usage(
              "got '%s', allowed is %s".formatted(call.word(0), String.join(", ", COMMANDS)));
    }
    return 0;
  }

  private void add(Call call) throws IOException, InterruptedException {
    if (call.settings().words().size() > 1) {
      throw CommandFailedException.usage(
          "NAME: got '%s', allowed is none: the next free numbers are taken"
              .formatted(call.word(1)));
    }
    var fresh = call.machines().nodes().add(call.settings().get(agents), call.is(provision));
    if (call.is(json)) {
      var each =
          fresh.stream()
              .map(machine -> Json.obj("name", machine.name(), "ip", machine.address().toString()))
              .toList();
      call.console().line(JsonText.pretty(Json.obj("added", Json.arr(each))));
    } else {
      fresh.forEach(machine ->
          call.console().line("%s is there, at %s".formatted(machine.name(), machine.address())));
    }
  }

  private void remove(Call call) throws IOException, InterruptedException {
    if (call.settings().words().size() < 2) {
      throw CommandFailedException.usage("NAME: which agent? meso node rm NAME");
    }
    var machine = call.machines().machine(call.word(1));
    call.machines().nodes().remove(machine, call.settings().get(patience), call.is(force));
    call.console()
        .line(
            call.is(json)
                ? JsonText.pretty(Json.obj("removed", machine.name()))
                : machine.name() + " is gone.");
  }
}
