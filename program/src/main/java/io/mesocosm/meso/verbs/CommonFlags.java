package io.mesocosm.meso.verbs;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.meso.cluster.Cluster;

/// Flags that several commands share, so that they are the same everywhere.
final class CommonFlags {
  private CommonFlags() {}

  static Flag<String> name(Flags flags) {
    return flags.text("name", Cluster.DEFAULT_NAME, "which cluster");
  }

  static Flag<Boolean> json(Flags flags) {
    return flags.flag("json", false, "print JSON, for scripts");
  }
}
