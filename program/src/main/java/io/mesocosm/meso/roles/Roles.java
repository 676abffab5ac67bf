package io.mesocosm.meso.roles;

import io.mesocosm.meso.roles.process.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// Every role by its name. One is made when it is called for: a process has one.
public final class Roles {
  private static final SequencedMap<String, Supplier<Role>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("zookeeper", ZooKeeperRole::new);
    ALL.put("master", MasterRole::new);
    ALL.put("agent", AgentRole::new);
    ALL.put("marathon", MarathonRole::new);
  }

  private Roles() {}

  public static Optional<Role> named(String name) {
    return Optional.ofNullable(ALL.get(name)).map(Supplier::get);
  }

  public static List<Role> all() {
    return ALL.values().stream().map(Supplier::get).toList();
  }
}
