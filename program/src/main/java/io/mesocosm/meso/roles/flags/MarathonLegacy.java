package io.mesocosm.meso.roles.flags;

import io.mesocosm.base.config.Flags;

/// Flags of Marathon 1.11 that we do not need, and those that are gone.
public final class MarathonLegacy {
  private MarathonLegacy() {}

  static void declare(Flags flags) {
    var atOnce = "offers are asked for when there is something to launch";
    flags.accepted("min_revive_offers_interval", atOnce);
    flags.accepted("suppress_offers", "offers are always suppressed while nothing waits");
    flags.accepted("launch_tokens", "launches are bounded by back-off and offers");
    flags.accepted("launch_token_refresh_interval", "launches are bounded by back-off and offers");
    flags.accepted("offer_matching_timeout", "offers are matched as they come");
    flags.accepted("mesos_offer_constraints", "offers are matched here");
    flags.accepted("scale_apps_initial_delay", "apps are compared after every change");
    flags.accepted("scale_apps_interval", "apps are compared after every change");
    flags.accepted("task_lost_expunge_initial_delay", "each task has its own alarm");
    flags.accepted("task_lost_expunge_interval", "each task has its own alarm");
    flags.accepted("reconciliation_initial_delay", "it begins when Mesos is there");
    flags.accepted("task_reservation_timeout", "reservations are not made yet");
    flags.accepted("ha", "leadership is always elected");
    flags.accepted("store_cache", "the state is in memory");
    flags.accepted("storage_compaction_interval", "old versions go with the change that ages them");
    flags.accepted("zk_timeout", "the session's timeout decides");
    flags.accepted("zk_connection_timeout", "the session's timeout decides");
    flags.accepted("zk_compression", "large records are always compressed");
    flags.accepted("zk_compression_threshold", "large records are always compressed");
    flags.accepted("zk_max_node_size", "each entity is a record of its own");
    flags.accepted("on_elected_prepare_timeout", "nothing is prepared");
    flags.accepted("graceful_shutdown_timeout", "it ends at once");
    flags.accepted("mesos_heartbeat_interval", "the master tells it");
    flags.accepted("mesos_heartbeat_failure_threshold", "five heartbeats may be missed");
    flags.accepted("mesos_authentication", "a principal is enough");
    flags.accepted("executor", "apps name their own");
    flags.accepted("http_compression", "answers are compressed when asked");
    flags.accepted("http_max_concurrent_requests", "requests wait for their turn");
    flags.accepted("leader_proxy_connection_timeout", "requests have one deadline");
    flags.accepted("leader_proxy_read_timeout", "requests have one deadline");
    flags.accepted("leader_proxy_max_open_connections", "as many as requests");
    flags.accepted("leader_proxy_ssl_ignore_hostname", "leaders are asked by HTTP");
    flags.accepted("accepted_resource_roles_default_behavior", "any resources are accepted");
    flags.accepted("deprecated_features", "there are none");
    flags.accepted("metrics_prometheus", "always served");
    flags.accepted("metrics_name_prefix", "it is marathon");
    flags.removed("assets_path", "--webui_dir");
    flags.removed("artifact_store", "fetch of the app");
    flags.removed("http_endpoints", "/v2/events");
    flags.removed("event_subscriber", "/v2/events");
    flags.removed("zk_hosts", "--zk");
    flags.removed("zk_state", "--zk");
  }
}
