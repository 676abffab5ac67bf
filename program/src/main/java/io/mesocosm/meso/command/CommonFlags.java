package io.mesocosm.meso.command;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;

/// Flags that several commands share, so that they are the same everywhere.
public final class CommonFlags {
  /// The cluster that is meant when nobody says which.
  public static final String DEFAULT_NAME = "default";

  private CommonFlags() {}

  public static Flag<String> name(Flags flags) {
    return flags.text("name", DEFAULT_NAME, "which cluster");
  }

  /// What a command needs to be told, so that it means that cluster; empty for the default one.
  public static String nameFlag(String name) {
    return name.equals(DEFAULT_NAME) ? "" : " --name " + name;
  }

  public static Flag<Boolean> json(Flags flags) {
    return flags.flag("json", false, "print JSON, for scripts");
  }
}
