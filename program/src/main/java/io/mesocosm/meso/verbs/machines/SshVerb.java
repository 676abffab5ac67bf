package io.mesocosm.meso.verbs.machines;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.machines.Machines;
import java.io.IOException;

/// `meso ssh NAME [-- CMD]`: into a machine, as `vagrant`.
final class SshVerb implements Verb {
  private static final int MOST_WORDS = 1000;

  private final Flags flags =
      Flags.named(
              "meso ssh",
              """
              Logs in to a machine as the user vagrant, who may sudo; or runs one command there and
              ends with its exit code.\
              """)
          .words("NAME [-- COMMAND …]", 1, MOST_WORDS);
  private final Flag<String> name = CommonFlags.name(flags);

  @Override
  public String name() {
    return "ssh";
  }

  @Override
  public String summary() {
    return "log in to a machine, or run a command there";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) throws IOException, InterruptedException {
    var words = settings.words();
    return Machines.needed(settings.get(name), around)
        .ssh(words.getFirst(), words.subList(1, words.size()));
  }
}
