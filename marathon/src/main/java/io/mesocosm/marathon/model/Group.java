package io.mesocosm.marathon.model;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// A group's own facts; its members are found in the [AppTree].
///
/// @param dependencies everything inside depends on everything in these
/// @param version of the last change at or below it
/// @param roles whose role its services take
public record Group(AppPath id, SortedSet<AppPath> dependencies, Version version, Roles roles)
    implements Edit.Subject {

  /// `enforceRole` of a top-level group (Marathon 1.9).
  public enum Roles {
    /// Not said: services take the default role.
    UNSET,
    /// Said to be off.
    FREE,
    /// Services inside get the role of the group's name.
    ENFORCED
  }

  public Group {
    dependencies = Collections.unmodifiableSortedSet(new TreeSet<>(dependencies));
  }

  public static Group empty(AppPath id, Version version) {
    return new Group(id, new TreeSet<>(), version, Roles.UNSET);
  }

  public Group at(Version changed) {
    return new Group(id, dependencies, changed, roles);
  }

  public Group withDependencies(SortedSet<AppPath> others) {
    return new Group(id, others, version, roles);
  }

  public Group withRoles(Roles other) {
    return new Group(id, dependencies, version, other);
  }
}
