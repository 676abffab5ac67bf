package io.mesocosm.meso.roles.flags;

import io.mesocosm.base.json.Json;
import io.mesocosm.marathon.MarathonConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/// The configuration as `/v2/info` tells it, under the original's names (Marathon 1.11).
public final class MarathonInfo {
  private MarathonInfo() {}

  /// @param master as it was asked for
  /// @param leaderUi page of Mesos; empty: that of the leading master
  static Json.Obj marathon(MarathonConfig config, String master, String leaderUi) {
    var rules = config.rules();
    var identity = config.identity();
    var defaults = config.api().defaults();
    var fields = new LinkedHashMap<String, Json>();
    put(fields, "access_control_allow_origin", config.api().allowOrigin());
    fields.put("checkpoint", Json.of(identity.checkpoint()));
    fields.put("decline_offer_duration", Json.of(rules.declineFor().toMillis()));
    put(fields, "default_network_name", defaults.networkName());
    put(fields, "env_vars_prefix", rules.envPrefix());
    fields.put("executor", Json.of("//cmd"));
    fields.put("failover_timeout", Json.of(identity.failoverTimeout().toSeconds()));
    fields.put("features", Json.from(defaults.features().stream().sorted().toList()));
    fields.put("framework_name", Json.of(identity.name()));
    fields.put("ha", Json.of(true));
    fields.put("hostname", Json.of(config.hostname()));
    fields.put("local_port_max", Json.of(rules.maxPort()));
    fields.put("local_port_min", Json.of(rules.minPort()));
    fields.put("maintenance_mode", Json.of(rules.maintenance()));
    fields.put("master", Json.of(master));
    fields.put("max_instances_per_offer", Json.of(rules.maxPerOffer()));
    fields.put("mesos_bridge_name", Json.of(defaults.bridgeName()));
    put(fields, "mesos_leader_ui_url", leaderUi);
    put(fields, "mesos_role", rules.role().equals("*") ? "" : rules.role());
    fields.put("mesos_user", Json.of(identity.user()));
    fields.put("new_group_enforce_role", Json.of(defaults.enforcesGroupRole() ? "top" : "off"));
    fields.put(
        "reconciliation_interval", Json.of(config.scheduler().rules().reconcileEvery().toMillis()));
    fields.put("task_launch_confirm_timeout", Json.of(rules.confirmTimeout().toMillis()));
    fields.put("task_launch_timeout", Json.of(rules.launchTimeout().toMillis()));
    put(fields, "webui_url", identity.webuiUrl());
    return new Json.Obj(fields);
  }

  private static void put(Map<String, Json> fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, Json.of(value));
    }
  }

  static Json.Obj zookeeper(MarathonConfig config) {
    return Json.obj(
        "zk", config.zk().toString(),
        "zk_max_versions", config.rules().maxVersions(),
        "zk_session_timeout", config.zkSession().toMillis());
  }

  static Json.Obj http(MarathonConfig config) {
    return Json.obj("http_port", config.httpPort());
  }
}
