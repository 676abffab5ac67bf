package io.mesocosm.master.core.allocation;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.master.model.Filter;
import io.mesocosm.master.model.FilterKey;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import java.util.List;
import java.util.Optional;

/// The refusals that still hold.
public record Filters(PMap<FilterKey, Filter> all) {
  public static final Filters EMPTY = new Filters(PMap.empty());

  public Optional<Filter> get(FilterKey key) {
    return all.get(key);
  }

  public Filters with(FilterKey key, Filter filter) {
    return new Filters(all.with(key, filter));
  }

  public Filters without(FilterKey key) {
    return new Filters(all.without(key));
  }

  /// Those of one framework for one role.
  public List<FilterKey> of(FrameworkId framework, String role) {
    var from = new FilterKey(framework, role, new AgentId(""));
    var to = new FilterKey(framework, role + '\0', new AgentId(""));
    return List.copyOf(all.asMap().subMap(from, true, to, false).keySet());
  }

  /// Those of one framework.
  public List<FilterKey> of(FrameworkId framework) {
    var from = new FilterKey(framework, "", new AgentId(""));
    var to = new FilterKey(new FrameworkId(framework.value() + '\0'), "", new AgentId(""));
    return List.copyOf(all.asMap().subMap(from, true, to, false).keySet());
  }

  /// Those about one agent.
  public List<FilterKey> about(AgentId agent) {
    return all.keys().stream().filter(key -> key.agent().equals(agent)).toList();
  }
}
