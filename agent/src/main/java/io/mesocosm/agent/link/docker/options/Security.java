package io.mesocosm.agent.link.docker.options;

import io.mesocosm.base.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The option `security-opt`.
final class Security {
  private static final String SECCOMP = "seccomp=";

  private Security() {}

  /// The engine wants the profile itself where people name a file of the agent's machine.
  static void option(String key, String value, Draft draft) {
    if (value.equals("systempaths=unconfined")) {
      draft.host("MaskedPaths", Json.arr(List.of()));
      draft.host("ReadonlyPaths", Json.arr(List.of()));
    } else if (value.startsWith(SECCOMP) && !value.equals(SECCOMP + "unconfined")) {
      var file = value.substring(SECCOMP.length());
      draft.addHost("SecurityOpt", Json.of(SECCOMP + profile(key, file)));
    } else {
      draft.addHost("SecurityOpt", Json.of(value));
    }
  }

  private static String profile(String key, String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "Docker parameter '%s' is 'seccomp=%s'; it cannot be read: %s"
              .formatted(key, file, unreadable),
          unreadable);
    }
  }
}
