package io.mesocosm.master.core.allocation;

import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.resources.Quantities;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Whose turn it is: who has the smallest weighted dominant share comes first.
///
/// Roles are compared level by level down the tree, so that `a/b` and `a/c` together compete with
/// `d` as one. On a level, `a` itself is a neighbour of the roles below it. Equal shares go by
/// name. Mesos 1.11 documentation, "Allocation" and "Roles".
///
/// @param total the scalars of all agents
/// @param weights by role; a role that is not in it weighs 1
public record RoleOrder(Shares shares, Quantities total, Map<String, Double> weights) {

  private record Ranked(String role, List<Level> levels) implements Comparable<Ranked> {
    @Override
    public int compareTo(Ranked other) {
      for (int i = 0; i < Math.min(levels.size(), other.levels.size()); i++) {
        int order = levels.get(i).compareTo(other.levels.get(i));
        if (order != 0) {
          return order;
        }
      }
      return role.compareTo(other.role);
    }
  }

  private record Level(double share, String name) implements Comparable<Level> {
    @Override
    public int compareTo(Level other) {
      if (name.equals(other.name)) {
        return 0;
      }
      int byShare = Double.compare(share, other.share);
      return byShare != 0 ? byShare : name.compareTo(other.name);
    }
  }

  public List<String> roles(Collection<String> roles) {
    return roles.size() < 2
        ? List.copyOf(roles)
        : roles.stream().map(this::ranked).sorted().map(Ranked::role).toList();
  }

  private Ranked ranked(String role) {
    var levels = new ArrayList<Level>();
    for (int slash = role.indexOf('/'); slash >= 0; slash = role.indexOf('/', slash + 1)) {
      var node = role.substring(0, slash);
      levels.add(new Level(share(node, shares.byRole().get(node).orElse(Quantities.NONE)), node));
    }
    levels.add(new Level(share(role, shares.byRole().get(role).orElse(Quantities.NONE)), role));
    levels.add(new Level(share("", shares.own().get(role).orElse(Quantities.NONE)), role + "/."));
    return new Ranked(role, levels);
  }

  private double share(String node, Quantities held) {
    return Shares.dominant(held, total) / weights.getOrDefault(node, 1.0);
  }

  /// The frameworks of one role.
  public List<FrameworkId> frameworks(String role, Collection<FrameworkId> frameworks) {
    record Rank(FrameworkId framework, double share) {}
    return frameworks.size() < 2
        ? List.copyOf(frameworks)
        : frameworks.stream()
            .map(id -> new Rank(id, Shares.dominant(shares.of(role, id), total)))
            .sorted((one, other) -> {
              int byShare = Double.compare(one.share(), other.share());
              return byShare != 0 ? byShare : one.framework().compareTo(other.framework());
            })
            .map(Rank::framework)
            .toList();
  }
}
