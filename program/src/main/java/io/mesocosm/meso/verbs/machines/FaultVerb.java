package io.mesocosm.meso.verbs.machines;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.machines.FaultWords;
import io.mesocosm.meso.machines.Machines;
import io.mesocosm.playground.core.Disturbances;
import io.mesocosm.playground.core.Sight;
import io.mesocosm.playground.model.Disturbance;
import io.mesocosm.playground.wire.DisturbancesFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `meso fault KIND NAME…`: breaks machines and their network, and heals them.
final class FaultVerb extends MachineVerb {
  private static final int HUNDRED = 100;
  private static final int DEFAULT_LOSS = 10;
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final List<String> KINDS =
      List.of("stop", "kill", "pause", "partition", "delay", "loss", "heal", "list");

  private final Flag<List<String>> from =
      flags().list("from", "", "partition: machines that are not reached; all others without it");
  private final Flag<Duration> time =
      flags().duration("time", "200ms", "delay: how late each packet comes, each way");
  private final Flag<Duration> jitter =
      flags().duration("jitter", "0ms", "delay: how much later or earlier than that");
  private final Flag<Double> percent =
      flags().number("percent", DEFAULT_LOSS, 0, HUNDRED, "loss: how many of a hundred, each way");
  private final Flag<Boolean> json = CommonFlags.json(flags());

  FaultVerb() {
    super(
        "fault",
        Words.from(1, "KIND [NAME …]"),
        "break machines or their network on purpose, and heal them",
        """
        Breaks machines on purpose.
          stop NAME…       shuts them down in order
          kill NAME…       cuts their power
          pause NAME…      lets their processes stand still
          partition NAME…  cuts them off from the other machines, or from those of --from
          delay NAME…      lets their packets come and go late: --time, --jitter
          loss NAME…       loses some of their packets: --percent
          heal [NAME…]     undoes all of it, or what was done to these
          list             shows what is broken\
        """);
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    var words = call.settings().words();
    var machines = call.machines();
    var kind = words.getFirst();
    if (!KINDS.contains(kind)) {
      throw CommandFailedException.usage(
          "KIND: got '%s', allowed is %s".formatted(kind, String.join(", ", KINDS)));
    }
    var names = machines.known(words.subList(1, words.size()));
    var wordless = kind.equals("heal") || kind.equals("list");
    if (names.isEmpty() && !wordless) {
      throw CommandFailedException.usage("NAME: which machine? meso fault " + kind + " NAME");
    }
    refuseWhatIsForOthers(kind, call.settings());
    if (!kind.equals("list")) {
      machines.change(() -> change(kind, names, call));
    } else if (machines.playground().faults().isInterrupted()) {
      call.console()
          .warn(
              "a command was ended while it broke or healed, so some of this may not hold; meso fault heal%s undoes all of it"
                  .formatted(nameFlag(call)));
    }
    if (kind.equals("list") || call.is(json)) {
      list(machines.playground().faults().present(), call);
    }
    return 0;
  }

  private void refuseWhatIsForOthers(String kind, Settings settings) {
    var owners = Map.of(from, "partition", time, "delay", jitter, "delay", percent, "loss");
    owners.forEach((flag, owner) -> {
      if (settings.isSet(flag) && !owner.equals(kind)) {
        throw CommandFailedException.usage(
            "%s: is for meso fault %s, not for %s".formatted(flag, owner, kind));
      }
    });
  }

  private void change(String kind, Set<String> names, Call call)
      throws IOException, InterruptedException {
    var machines = call.machines();
    var faults = machines.playground().faults();
    var present = faults.present();
    var interrupted = faults.isInterrupted();
    var wished = wished(kind, names, call.settings(), present, machines, faults.sight());
    faults.become(wished, machines.steps());
    var fresh = new ArrayList<>(wished.all());
    fresh.removeAll(present.all());
    if (call.is(json)) {
      return;
    }
    if (!fresh.isEmpty()) {
      fresh.forEach(each -> call.console().line(FaultWords.line(each)));
      new FaultWords(nameFlag(call)).advice(fresh).forEach(call.console()::line);
    } else if (present.all().equals(wished.all())) {
      call.console().line(unchanged(kind, interrupted));
    }
  }

  private static String unchanged(String kind, boolean interrupted) {
    if (interrupted) {
      return "Done once more: a command was ended before it had done it.";
    }
    return kind.equals("heal") ? "Nothing was broken." : "It was so already.";
  }

  private Disturbances wished(
      String kind,
      Set<String> names,
      Settings settings,
      Disturbances present,
      Machines machines,
      Sight sight) {
    return switch (kind) {
      case "stop" -> each(names, Disturbance.Stopped::new, present, sight);
      case "kill" -> each(names, Disturbance.Killed::new, present, sight);
      case "pause" -> each(names, Disturbance.Paused::new, present, sight);
      case "partition" ->
          ok(
              present.partitioned(
                  machines.playground().topology(), names, machines.known(settings.get(from))));
      case "delay" -> present.delayed(names, bounded(settings, time), bounded(settings, jitter));
      case "loss" -> present.lossy(names, settings.get(percent));
      default -> present.healed(names);
    };
  }

  private static Disturbances each(
      Set<String> names, Function<String, Disturbance> kind, Disturbances present, Sight sight) {
    var refusals = Disturbances.refusals(names, sight);
    if (!refusals.isEmpty()) {
      throw refused(refusals);
    }
    return present.plus(names.stream().map(kind).toList());
  }

  private static Disturbances ok(Outcome<Disturbances> outcome) {
    return switch (outcome) {
      case Outcome.Ok<Disturbances>(var disturbances) -> disturbances;
      case Outcome.Refused<Disturbances>(var refusals) -> throw refused(refusals);
    };
  }

  private static CommandFailedException refused(List<Refusal> refusals) {
    return CommandFailedException.usage(
        refusals.stream().map(Refusal::text).collect(Collectors.joining("\nmeso: ")));
  }

  private static Duration bounded(Settings settings, Flag<Duration> flag) {
    var duration = settings.get(flag);
    if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      throw CommandFailedException.usage(
          "%s: got '%d ms', allowed is 0 to %d secs"
              .formatted(flag, duration.toMillis(), LONGEST.toSeconds()));
    }
    return duration;
  }

  private void list(Disturbances present, Call call) {
    if (call.is(json)) {
      call.console().line(JsonText.pretty(DisturbancesFile.json(present)));
    } else if (present.isEmpty()) {
      call.console().line("Nothing is broken on purpose.");
    } else {
      present.all().forEach(each -> call.console().line(FaultWords.line(each)));
    }
  }
}
