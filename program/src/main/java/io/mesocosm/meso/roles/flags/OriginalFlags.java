package io.mesocosm.meso.roles.flags;

import io.mesocosm.base.config.Flags;
import java.util.List;

/// Flags of Mesos 1.11 that deployments set and this program has no use for: taken, with a word
/// why.
public final class OriginalFlags {
  private static final String LOGGING = "there is one log, on standard error or in --log_dir";
  private static final String ACCESS = "access control is not part of this program yet";
  private static final String MODULES = "there are no loadable modules";

  private OriginalFlags() {}

  /// Those that master and agent share.
  static void shared(Flags flags) {
    take(flags, LOGGING, "external_log_file", "logbufsecs", "quiet", "initialize_driver_logging");
    take(flags, LOGGING, "version");
    take(flags, ACCESS, "acls", "authorizers", "credentials", "credential", "http_credentials");
    take(flags, ACCESS, "authenticate_http_readonly", "authenticate_http_readwrite");
    take(flags, ACCESS, "http_authenticators", "firewall_rules", "authenticators");
    take(flags, MODULES, "modules", "modules_dir", "hooks");
  }

  public static void master(Flags flags) {
    shared(flags);
    take(flags, ACCESS, "authenticate_frameworks", "authenticate_agents", "authenticate_slaves");
    take(flags, ACCESS, "authenticate_http_frameworks", "http_framework_authenticators");
    take(flags, ACCESS, "authentication_v0_timeout", "rate_limits");
    take(
        flags,
        "the registry is kept in ZooKeeper, a record for each agent",
        "work_dir",
        "quorum",
        "registry",
        "registry_fetch_timeout",
        "registry_store_timeout",
        "registry_strict",
        "log_auto_initialize",
        "max_agent_registry_size");
    take(
        flags,
        "resources are offered as soon as they change",
        "allocation_interval",
        "allocator",
        "role_sorter",
        "framework_sorter",
        "user_sorter");
    take(
        flags,
        "patterns are matched in linear time and have 100 instructions at most",
        "offer_constraints_re2_max_mem",
        "offer_constraints_re2_max_program_size");
    take(
        flags,
        "not part of this program yet",
        "agent_removal_rate_limit",
        "slave_removal_rate_limit",
        "recovery_agent_removal_limit",
        "recovery_slave_removal_limit",
        "whitelist",
        "fair_sharing_excluded_resource_names",
        "publish_per_framework_metrics",
        "require_agent_domain",
        "memory_profiling");
  }

  public static void agent(Flags flags) {
    shared(flags);
    take(flags, ACCESS, "authenticate_http_executors", "authentication_backoff_factor");
    take(flags, ACCESS, "jwt_secret_key", "secret_resolver", "authenticatee");
    take(
        flags,
        "what it remembers lies below --work_dir",
        "runtime_dir",
        "launcher_dir",
        "frameworks_home",
        "hadoop_home");
    take(
        flags,
        "tasks are always found again",
        "recover",
        "strict",
        "executor_reregistration_timeout",
        "executor_reregistration_retry_interval",
        "http_command_executor",
        "http_heartbeat_interval");
    take(
        flags,
        "a launch takes the time that its files and its image take; a still download fails after"
            + " --fetcher_stall_timeout, a pull after ten minutes",
        "executor_registration_timeout");
    take(flags, "Docker is asked through --docker_socket", "docker", "docker_mesos_image");
    take(
        flags,
        "images are not part of the containerizer mesos yet",
        "image_providers",
        "image_provisioner_backend",
        "image_gc_config",
        "docker_registry",
        "docker_store_dir",
        "docker_ignore_runtime",
        "docker_volume_chown",
        "appc_store_dir",
        "appc_simple_discovery_uri_prefix",
        "default_container_dns",
        "default_container_info",
        "default_container_shm_size");
    take(
        flags,
        "not part of this program yet",
        "cgroups_limit_swap",
        "cgroups_cpu_enable_pids_and_tids_count",
        "cgroups_net_cls_primary_handle",
        "cgroups_net_cls_secondary_handles",
        "cgroups_destroy_timeout",
        "enforce_container_disk_quota",
        "container_disk_watch_interval",
        "gc_non_executor_container_sandboxes",
        "xfs_project_range",
        "xfs_kill_containers",
        "network_cni_config_dir",
        "network_cni_plugins_dir",
        "network_cni_root_dir_persist",
        "container_ports_watch_interval",
        "check_agent_port_range_only",
        "enforce_container_ports",
        "nvidia_gpu_devices",
        "disallow_sharing_agent_pid_namespace",
        "disallow_sharing_agent_ipc_namespace",
        "effective_capabilities",
        "bounding_capabilities",
        "seccomp_config_dir",
        "seccomp_profile_name",
        "allowed_devices",
        "host_path_volume_force_creation",
        "volume_gid_range",
        "domain",
        "agent_features",
        "oversubscribed_resources_interval",
        "resource_estimator",
        "qos_controller",
        "qos_correction_interval_min",
        "resource_provider_config_dir",
        "csi_plugin_config_dir",
        "container_logger",
        "systemd_enable_support",
        "systemd_runtime_directory",
        "perf_events",
        "perf_interval",
        "perf_duration");
  }

  static void take(Flags flags, String why, String... names) {
    List.of(names).forEach(name -> flags.accepted(name, why));
  }
}
