package io.mesocosm.meso.verbs;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.cluster.Teardown;
import io.mesocosm.meso.cluster.plan.ClusterFolder;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.machines.Machines;
import java.io.IOException;
import java.nio.file.Files;

/// `meso destroy -f`: no process, no port and no file of the cluster stays.
final class DestroyVerb implements Verb {
  private final Flags flags =
      Flags.named(
          "meso destroy",
          """
          Removes a cluster: ends its machines or its processes, the tasks that run in it included,
          and deletes its files, snapshots too. Nothing of it can be brought back.\
          """);
  private final Flag<Boolean> force =
      flags.flag("force", false, "yes, I mean it; needed, because nothing is asked");
  private final Flag<String> name = CommonFlags.name(flags);
  private final Flag<Boolean> json = CommonFlags.json(flags);

  DestroyVerb() {
    flags.shortName('f', "force");
  }

  @Override
  public String name() {
    return "destroy";
  }

  @Override
  public String summary() {
    return "end and delete a cluster, its tasks included";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) throws IOException, InterruptedException {
    var folder = ClusterFolder.of(around.environment(), settings.get(name));
    if (!settings.get(force)) {
      throw CommandFailedException.usage(
          "-f is needed: meso destroy -f ends the cluster '%s' and deletes %s"
              .formatted(folder.name(), folder.path()));
    }
    var machines = Machines.find(folder.name(), around);
    if (machines.isPresent()) {
      machines.get().destroy();
    }
    var was = machines.isPresent() || Files.exists(folder.path());
    new Teardown(folder).run();
    if (settings.get(json)) {
      around.console().line(JsonText.pretty(Json.obj("name", folder.name(), "destroyed", was)));
    } else {
      around
          .console()
          .line(
              was
                  ? "The cluster '%s' is gone.".formatted(folder.name())
                  : "There is no cluster '%s'.".formatted(folder.name()));
    }
    return 0;
  }
}
