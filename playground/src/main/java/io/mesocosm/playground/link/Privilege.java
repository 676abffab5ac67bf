package io.mesocosm.playground.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Whether this process may change the host.
public final class Privilege {
  private static final Path SELF = Path.of("/proc/self");
  // Of the first user namespace, and of no other, all users are users of the host.
  private static final Path USERS = Path.of("/proc/self/uid_map");
  private static final String ALL_USERS = "4294967295";
  // A container without all rights has its /proc/sys for reading.
  private static final Path SETTING = Path.of("/proc/sys/kernel/hostname");

  private Privilege() {}

  static boolean isRoot() throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(SELF, "unix:uid"));
  }

  /// What it lacks, and what helps; empty when it lacks nothing.
  public static Optional<String> lacking() throws IOException {
    if (!isRoot()) {
      return Optional.of("machines need root: sudo meso …");
    }
    return Files.isWritable(SETTING) && Files.readString(USERS).strip().endsWith(ALL_USERS)
        ? Optional.empty()
        : Optional.of(
            "machines need root of the host itself: this one is of a container or a user namespace, which has not the rights for it");
  }
}
