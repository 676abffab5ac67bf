package io.mesocosm.master.core.allocation;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.resources.Quantities;
import io.mesocosm.protocol.resources.Scalar;

/// Who holds how much, used and offered together: what fairness is measured by.
///
/// Reserved resources that nobody uses are in no share. Mesos 1.11 documentation, "Allocation".
///
/// @param byRole for each role the sum over it and all roles below it
/// @param own for each role what is allocated to it itself
/// @param byFramework for each framework in a role
public record Shares(
    PMap<String, Quantities> byRole,
    PMap<String, Quantities> own,
    PMap<Holder, Quantities> byFramework) {
  public static final Shares EMPTY = new Shares(PMap.empty(), PMap.empty(), PMap.empty());

  /// A framework in one of its roles.
  public record Holder(String role, FrameworkId framework) implements Comparable<Holder> {
    @Override
    public int compareTo(Holder other) {
      int byRole = role.compareTo(other.role);
      return byRole != 0 ? byRole : framework.compareTo(other.framework);
    }
  }

  public Shares plus(String role, FrameworkId framework, Quantities more) {
    var roles = byRole;
    for (var node = role; !node.isEmpty(); node = parent(node)) {
      roles = add(roles, node, more);
    }
    return new Shares(
        roles, add(own, role, more), add(byFramework, new Holder(role, framework), more));
  }

  public Shares minus(String role, FrameworkId framework, Quantities less) {
    var roles = byRole;
    for (var node = role; !node.isEmpty(); node = parent(node)) {
      roles = subtract(roles, node, less);
    }
    return new Shares(
        roles, subtract(own, role, less), subtract(byFramework, new Holder(role, framework), less));
  }

  public Quantities of(String role, FrameworkId framework) {
    return byFramework.get(new Holder(role, framework)).orElse(Quantities.NONE);
  }

  /// The largest part of any one resource of the cluster, from 0 to 1.
  static double dominant(Quantities held, Quantities total) {
    double largest = 0;
    for (var entry : held.amounts().entrySet()) {
      Scalar all = total.get(entry.getKey());
      if (all.isPositive()) {
        largest = Math.max(largest, entry.getValue().toDouble() / all.toDouble());
      }
    }
    return largest;
  }

  private static String parent(String role) {
    int slash = role.lastIndexOf('/');
    return slash < 0 ? "" : role.substring(0, slash);
  }

  private static <K extends Comparable<? super K>> PMap<K, Quantities> add(
      PMap<K, Quantities> sums, K key, Quantities more) {
    return sums.with(key, sums.get(key).orElse(Quantities.NONE).plus(more));
  }

  private static <K extends Comparable<? super K>> PMap<K, Quantities> subtract(
      PMap<K, Quantities> sums, K key, Quantities less) {
    var rest = sums.get(key).orElse(Quantities.NONE).minus(less);
    return rest.isEmpty() ? sums.without(key) : sums.with(key, rest);
  }
}
