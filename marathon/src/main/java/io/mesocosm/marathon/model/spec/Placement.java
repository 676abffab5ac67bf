package io.mesocosm.marathon.model.spec;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Whose resources, and on which agents.
///
/// @param role that the instances run in; `*` when Marathon has none
/// @param acceptedRoles of the resources used: the role, `*`, or both; empty: both
public record Placement(
    String role, SortedSet<String> acceptedRoles, List<Constraint> constraints) {
  public static final Placement DEFAULT = new Placement("*", new TreeSet<>(), List.of());

  public Placement {
    acceptedRoles = Collections.unmodifiableSortedSet(new TreeSet<>(acceptedRoles));
    constraints = List.copyOf(constraints);
  }

  public Placement withConstraints(List<Constraint> others) {
    return new Placement(role, acceptedRoles, others);
  }

  public Placement withRole(String other) {
    return new Placement(other, acceptedRoles, constraints);
  }
}
