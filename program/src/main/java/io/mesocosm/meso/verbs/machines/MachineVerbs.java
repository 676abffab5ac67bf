package io.mesocosm.meso.verbs.machines;

import io.mesocosm.meso.command.Verb;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// The commands of this room by their names.
public final class MachineVerbs {
  private MachineVerbs() {}

  /// In the order of the list that people see.
  public static SequencedMap<String, Supplier<Verb>> all() {
    var verbs = new LinkedHashMap<String, Supplier<Verb>>();
    verbs.put("ssh", SshVerb::new);
    verbs.put("ssh-config", SshConfigVerb::new);
    verbs.put("provision", ProvisionVerb::new);
    verbs.put("halt", HaltVerb::new);
    verbs.put("reload", ReloadVerb::new);
    verbs.put("node", NodeVerb::new);
    verbs.put("topology", TopologyVerb::new);
    verbs.put("snapshot", SnapshotVerb::new);
    verbs.put("fault", FaultVerb::new);
    verbs.put("image", ImageVerb::new);
    return verbs;
  }
}
