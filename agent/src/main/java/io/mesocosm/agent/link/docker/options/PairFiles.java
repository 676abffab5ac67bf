package io.mesocosm.agent.link.docker.options;

import io.mesocosm.base.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Options that name a file of the agent's machine with a pair on each line; blank lines and those
/// with a `#` say nothing.
final class PairFiles {
  private PairFiles() {}

  static void env(String key, String file, Draft draft) {
    for (String line : lines(key, file)) {
      if (line.indexOf('=') > 0) {
        draft.addTop("Env", Json.of(line));
      }
    }
  }

  static void labels(String key, String file, Draft draft) {
    for (String line : lines(key, file)) {
      draft.putTop("Labels", Option.left(line), Json.of(Option.right(line)));
    }
  }

  private static List<String> lines(String key, String file) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .map(String::stripLeading)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "Docker parameter '%s' is '%s'; it cannot be read: %s".formatted(key, file, unreadable),
          unreadable);
    }
  }
}
