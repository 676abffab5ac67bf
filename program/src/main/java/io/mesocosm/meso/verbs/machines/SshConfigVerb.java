package io.mesocosm.meso.verbs.machines;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.machines.Machines;
import java.io.IOException;

/// `meso ssh-config [NAME…]`: for programs that use SSH themselves.
final class SshConfigVerb implements Verb {
  private static final int MOST_NAMES = 100;

  private final Flags flags =
      Flags.named(
              "meso ssh-config",
              "Prints sections for a settings file of ssh, so that ssh, scp and others find machines by name.")
          .words("[NAME …]", 0, MOST_NAMES);
  private final Flag<String> name = CommonFlags.name(flags);

  @Override
  public String name() {
    return "ssh-config";
  }

  @Override
  public String summary() {
    return "what ssh needs to know to log in to machines";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) throws IOException, InterruptedException {
    var machines = Machines.needed(settings.get(name), around);
    machines.sshConfig(settings.words()).forEach(around.console()::line);
    return 0;
  }
}
