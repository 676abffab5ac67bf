package io.mesocosm.meso.verbs.machines;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.machines.Machines;
import java.io.IOException;

/// `meso provision [PLAYBOOK]`: Ansible, from the management machine.
final class ProvisionVerb implements Verb {
  private static final int MOST_WORDS = 100;
  private static final String ALL = "site.yml";

  private final Flags flags =
      Flags.named(
              "meso provision",
              """
              Runs a playbook on the management machine and shows what it says: site.yml, or another
              one below /vagrant/ansible. What comes behind -- goes to ansible-playbook.\
              """)
          .words("[PLAYBOOK] [-- WORD …]", 0, MOST_WORDS);
  private final Flag<String> name = CommonFlags.name(flags);

  @Override
  public String name() {
    return "provision";
  }

  @Override
  public String summary() {
    return "run a playbook on the machines";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) throws IOException, InterruptedException {
    var words = settings.words();
    var machines = Machines.needed(settings.get(name), around);
    return words.isEmpty()
        ? machines.provision(ALL, words)
        : machines.provision(words.getFirst(), words.subList(1, words.size()));
  }
}
