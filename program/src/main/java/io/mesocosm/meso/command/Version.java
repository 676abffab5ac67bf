package io.mesocosm.meso.command;

import java.util.Optional;

/// Which version of the program this is.
public final class Version {
  private static final String UNPACKED = "development";
  private static final String SNAPSHOT = "-SNAPSHOT";

  private Version() {}

  /// `0.1.0`; `development` when it runs from loose classes.
  public static String text() {
    var version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
    return version.map(written -> written.replace(SNAPSHOT, "")).orElse(UNPACKED);
  }
}
