package io.mesocosm.master.wire.checks;

import io.mesocosm.base.collections.Ordered;
import io.mesocosm.protocol.codec.OldRole;
import io.mesocosm.protocol.v1.FrameworkInfo;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which frameworks are taken. Mesos 1.11, `validation::framework`; the texts as observed.
///
/// @param rootSubmissions whether tasks may run as root by default
/// @param roles the only ones that there are; empty for all
public record FrameworkChecks(boolean rootSubmissions, Set<String> roles) {
  public static final FrameworkChecks ALL = new FrameworkChecks(true, Set.of());

  private static final double LONGEST_SECONDS = Long.MAX_VALUE / 1e9;

  public FrameworkChecks {
    roles = Ordered.copyOf(roles);
  }

  /// What is wrong with the description; empty when nothing is.
  public String problem(FrameworkInfo info, List<String> suppressed) {
    return wrongRoles(info)
        .or(() -> wrongSuppressed(info, suppressed))
        .or(() -> wrongUser(info))
        .or(() -> wrongId(info))
        .or(() -> wrongTimeout(info))
        .orElse("");
  }

  private Optional<String> wrongRoles(FrameworkInfo info) {
    boolean multi = isMultiRole(info);
    if (multi && OldRole.isSet(info)) {
      return Optional.of(
          "'FrameworkInfo.role' must not be set when the framework is MULTI_ROLE capable");
    }
    if (!multi && info.getRolesCount() > 0) {
      return Optional.of(
          "'FrameworkInfo.roles' must not be set when the framework is not MULTI_ROLE capable");
    }
    if (new LinkedHashSet<>(info.getRolesList()).size() < info.getRolesCount()) {
      return Optional.of("'FrameworkInfo.roles' contains duplicate items");
    }
    return multi
        ? wrong(info.getRolesList(), "'FrameworkInfo.roles' contains invalid role: ")
        : wrong(List.of(OldRole.of(info)), "'FrameworkInfo.role' is not a valid role: ");
  }

  private static boolean isMultiRole(FrameworkInfo info) {
    return info.getCapabilitiesList().stream()
        .anyMatch(one -> one.getType() == FrameworkInfo.Capability.Type.MULTI_ROLE);
  }

  private Optional<String> wrong(Collection<String> all, String text) {
    for (var role : all) {
      var problem = RoleNames.problem(role);
      if (problem.isPresent()) {
        return problem.map(text::concat);
      }
      if (!roles.isEmpty() && !roles.contains(role)) {
        return Optional.of("Role '" + role + "' is not in the list of roles of this master");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> wrongSuppressed(FrameworkInfo info, List<String> suppressed) {
    var own = isMultiRole(info) ? info.getRolesList() : List.of(OldRole.of(info));
    return suppressed.stream()
        .filter(role -> !own.contains(role))
        .findFirst()
        .map(role -> "Suppressed role '" + role + "' is not a role of the framework");
  }

  private Optional<String> wrongUser(FrameworkInfo info) {
    return info.getUser().equals("root") && !rootSubmissions
        ? Optional.of("User 'root' is not allowed to run frameworks without --root_submissions")
        : Optional.empty();
  }

  private static Optional<String> wrongId(FrameworkInfo info) {
    return info.hasId() && !info.getId().getValue().isEmpty()
        ? IdNames.problem("FrameworkInfo.id", info.getId().getValue())
        : Optional.empty();
  }

  private static Optional<String> wrongTimeout(FrameworkInfo info) {
    return isTooLong(info.getFailoverTimeout())
        ? Optional.of(
            "The framework failover_timeout (%s) is invalid".formatted(info.getFailoverTimeout()))
        : Optional.empty();
  }

  /// Whether a failover timeout does not fit into a duration of the original: nanoseconds in 64
  /// bits.
  public static boolean isTooLong(double seconds) {
    return Double.isNaN(seconds) || Math.abs(seconds) > LONGEST_SECONDS;
  }
}
