package io.mesocosm.meso.verbs.machines;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.machines.Machines;
import java.io.IOException;

/// `meso reload [NAME…]`: machines begin again, as they were.
final class ReloadVerb implements Verb {
  private static final int MOST_NAMES = 100;

  private final Flags flags =
      Flags.named(
              "meso reload",
              "Shuts machines down and boots them again; a topology that was changed meanwhile holds then.")
          .words("[NAME …]", 0, MOST_NAMES);
  private final Flag<String> name = CommonFlags.name(flags);

  @Override
  public String name() {
    return "reload";
  }

  @Override
  public String summary() {
    return "shut machines down and boot them again";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) throws IOException, InterruptedException {
    Machines.needed(settings.get(name), around).reload(settings.words());
    return 0;
  }
}
