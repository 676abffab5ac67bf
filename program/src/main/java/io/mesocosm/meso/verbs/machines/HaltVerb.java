package io.mesocosm.meso.verbs.machines;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.machines.Machines;
import java.io.IOException;

/// `meso halt [NAME…]`: machines end and keep their files.
final class HaltVerb implements Verb {
  private static final int MOST_NAMES = 100;

  private final Flags flags =
      Flags.named("meso halt", "Shuts machines down; meso up boots them again as they were.")
          .words("[NAME …]", 0, MOST_NAMES);
  private final Flag<String> name = CommonFlags.name(flags);

  @Override
  public String name() {
    return "halt";
  }

  @Override
  public String summary() {
    return "shut machines down, and keep them";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) throws IOException, InterruptedException {
    Machines.needed(settings.get(name), around).halt(settings.words());
    return 0;
  }
}
