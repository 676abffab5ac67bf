package io.mesocosm.master.wire.checks;

import java.util.Optional;

/// Which words are roles. Mesos 1.11 documentation, "Roles"; the texts as observed.
final class RoleNames {
  private static final String SPACES = " \t\n\u000b\f\r\u007f";

  private RoleNames() {}

  /// What is wrong with `role`; empty when nothing is.
  static Optional<String> problem(String role) {
    if (role.equals("*")) {
      return Optional.empty();
    }
    if (role.isEmpty()) {
      return Optional.of("Empty role name is invalid");
    }
    if (role.startsWith("/") || role.endsWith("/")) {
      return Optional.of("Role '" + role + "' cannot start or end with a slash");
    }
    for (var part : role.split("/", -1)) {
      var problem = component(role, part);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> component(String role, String part) {
    if (part.isEmpty()) {
      return Optional.of("Role '" + role + "' cannot contain two adjacent slashes");
    }
    if (part.equals(".") || part.equals("..") || part.equals("*")) {
      return Optional.of("Role '" + role + "' cannot contain the component '" + part + "'");
    }
    if (part.startsWith("-")) {
      return Optional.of("Role component '" + part + "' is invalid because it begins with a dash");
    }
    return part.chars().anyMatch(c -> SPACES.indexOf(c) >= 0)
        ? Optional.of(
            "Role component '" + part + "' is invalid because it contains backspace or whitespace")
        : Optional.empty();
  }
}
