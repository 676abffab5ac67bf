package io.mesocosm.meso.verbs;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.meso.cluster.LocalSupervision;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import java.io.IOException;

/// `meso supervise`: keeps the processes of a local cluster alive. Started by `meso up`.
final class SuperviseVerb implements Verb {
  private final Flags flags =
      Flags.named(
          "meso supervise",
          "Keeps the processes of a local cluster alive until it is told to end. Started by meso up.");
  private final Flag<String> name = CommonFlags.name(flags);

  @Override
  public String name() {
    return "supervise";
  }

  @Override
  public String summary() {
    return "keep the processes of a local cluster alive";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) throws IOException, InterruptedException {
    LocalSupervision.run(settings.get(name), around.program(), around.environment());
    return 0;
  }
}
