package io.mesocosm.meso.verbs;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.cluster.ClusterView;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.machines.Machines;
import java.io.IOException;
import java.util.List;

/// `meso status`: every process of a cluster, and whether it serves.
final class StatusVerb implements Verb {
  private static final int ALL_RUN = 0;
  private static final int SOME_DO_NOT = 3;
  private static final int MOST_NAMES = 100;

  private final Flags flags =
      Flags.named(
              "meso status",
              """
              Shows every machine of a cluster as Vagrant does: running, paused, poweroff, aborted or
              not created; of a local cluster every process: running, starting, resting (it died and
              comes again after a while) or stopped. Exit code 0 when all run, 3 when some do not, 1
              when there is no such cluster.\
              """)
          .words("[MACHINE …]", 0, MOST_NAMES);
  private final Flag<String> name = CommonFlags.name(flags);
  private final Flag<Boolean> json = CommonFlags.json(flags);

  @Override
  public String name() {
    return "status";
  }

  @Override
  public String summary() {
    return "the machines of a cluster and how they are";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) throws IOException {
    var machines = Machines.find(settings.get(name), around);
    if (machines.isPresent()) {
      return tell(machines.get(), settings, around);
    }
    if (!settings.words().isEmpty()) {
      throw CommandFailedException.trouble(
          "there are no machines '%s'; meso up makes them".formatted(settings.get(name)));
    }
    var view = ClusterView.open(around.environment(), settings.get(name));
    var console = around.console();
    if (settings.get(json)) {
      console.line(JsonText.pretty(json(view)));
    } else {
      console.line("Current machine states:");
      console.line("");
      view.machines().forEach(machine -> console.line(line(machine)));
      console.line("");
      view.remarks().forEach(console::line);
    }
    return view.allRun() ? ALL_RUN : SOME_DO_NOT;
  }

  private int tell(Machines machines, Settings settings, Surroundings around) throws IOException {
    var report = machines.status(settings.words());
    var lines = settings.get(json) ? List.of(JsonText.pretty(report.json())) : report.lines();
    lines.forEach(around.console()::line);
    return report.allRun() ? ALL_RUN : SOME_DO_NOT;
  }

  private static Json json(ClusterView view) {
    var machines =
        view.machines().stream()
            .map(machine ->
                Json.obj(
                    "name", machine.name(),
                    "ip", machine.ip(),
                    "state", machine.state(),
                    "provider", machine.provider(),
                    "pid", machine.pid(),
                    "url", machine.url(),
                    "detail", machine.detail()))
            .toList();
    return Json.obj("name", view.cluster().name(), "machines", Json.arr(machines));
  }

  // Name and state as the seed's `vagrant status` has them, our own columns behind.
  private static String line(ClusterView.Machine machine) {
    return "%-26s%-20s %s"
        .formatted(machine.name(), machine.state() + " (" + machine.provider() + ")", machine.url())
        .stripTrailing();
  }
}
