package io.mesocosm.meso.verbs.machines;

import java.io.IOException;

/// `meso ssh NAME [-- CMD]`: into a machine, as `vagrant`.
final class SshVerb extends MachineVerb {
  SshVerb() {
    super(
        "ssh",
        Words.from(1, "NAME [-- COMMAND …]"),
        "log in to a machine, or run a command there",
        """
        Logs in to a machine as the user vagrant, who may sudo; or runs one command there and ends
        with its exit code.\
        """);
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    var words = call.settings().words();
    return call.machines().ssh(words.getFirst(), words.subList(1, words.size()));
  }
}
