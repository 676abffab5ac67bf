package io.mesocosm.meso.verbs.machines;

import java.io.IOException;

/// `meso provision [PLAYBOOK]`: Ansible, from the management machine.
final class ProvisionVerb extends MachineVerb {
  private static final String ALL = "site.yml";

  ProvisionVerb() {
    super(
        "provision",
        Words.from(0, "[PLAYBOOK] [-- WORD …]"),
        "run a playbook on the machines",
        """
        Runs a playbook on the management machine and shows what it says: site.yml, or another one
        below /vagrant/ansible. What comes behind -- goes to ansible-playbook.\
        """);
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    var words = call.settings().words();
    // Words behind -- alone are for the usual playbook.
    return words.isEmpty() || words.getFirst().startsWith("-")
        ? call.machines().provision(ALL, words)
        : call.machines().provision(words.getFirst(), words.subList(1, words.size()));
  }
}
