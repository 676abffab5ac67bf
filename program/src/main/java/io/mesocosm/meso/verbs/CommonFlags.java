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

  /// What a command needs to be told, so that it means that cluster; empty for the default one.
  static String nameFlag(String name) {
    return name.equals(Cluster.DEFAULT_NAME) ? "" : " --name " + name;
  }

  static Flag<Boolean> json(Flags flags) {
    return flags.flag("json", false, "print JSON, for scripts");
  }
}
