package io.mesocosm.master.wire.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/// Which words are ids of tasks, executors and frameworks: each becomes a directory. Mesos 1.11,
/// `common::validation::validateID`.
final class IdNames {
  private static final int LONGEST = 255;

  private IdNames() {}

  /// What is wrong with `id`; empty when nothing is.
  static Optional<String> problem(String field, String id) {
    if (id.isEmpty()) {
      return Optional.of("'" + field + "' must not be empty");
    }
    if (id.getBytes(UTF_8).length > LONGEST) {
      return Optional.of("'%s' must not be longer than %d bytes".formatted(field, LONGEST));
    }
    if (id.equals(".") || id.equals("..")) {
      return Optional.of("'%s' must not be '%s'".formatted(field, id));
    }
    return id.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '/' || c == '\\')
        ? Optional.of(
            "'%s' is '%s': slashes and control characters are not allowed".formatted(field, id))
        : Optional.empty();
  }
}
