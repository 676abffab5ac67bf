package io.mesocosm.meso.verbs.machines;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.machines.Machines;
import io.mesocosm.meso.machines.Wish;
import io.mesocosm.playground.TopologySchema;
import io.mesocosm.playground.model.Topology;
import io.mesocosm.playground.wire.TopologyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// `meso topology`: which machines there are, or would be, as the file that `meso up` reads.
final class TopologyVerb implements Verb {
  private static final int MOST_AGENTS = 50;

  private final Flags flags =
      Flags.named(
          "meso topology",
          """
          Prints which machines there are, or would be, as the file that meso up --file takes, every
          value written out: a place to start from. Checks a file on the way; makes nothing.\
          """);
  private final Flag<Optional<Path>> file =
      flags.path("file", "YAML that says which machines there are; without it, those of --name");
  private final Flag<Integer> agents =
      flags.integer("agents", 0, 0, MOST_AGENTS, "how many agents; 0: as many as the file says");
  private final Flag<Boolean> schema =
      flags.flag("schema", false, "print the form of the file instead, as a JSON Schema");
  private final Flag<String> name = CommonFlags.name(flags);
  private final Flag<Boolean> json = CommonFlags.json(flags);

  @Override
  public String name() {
    return "topology";
  }

  @Override
  public String summary() {
    return "which machines there are or would be, as the file of meso up";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) throws IOException {
    around.console().line(text(settings, around).stripTrailing());
    return 0;
  }

  private String text(Settings settings, Surroundings around) throws IOException {
    if (settings.get(schema)) {
      return TopologySchema.text();
    }
    var known =
        Machines.find(settings.get(name), around).map(Machines::topology).orElse(Topology.SEED);
    var topology = new Wish(settings.get(file), settings.get(agents), false).of(known);
    return settings.get(json)
        ? JsonText.pretty(TopologyFile.json(topology))
        : TopologyFile.text(topology);
  }
}
