package io.mesocosm.marathon.core;

import io.mesocosm.base.Check;
import io.mesocosm.marathon.core.placement.Fit;
import java.time.Duration;

/// What an operator can set about the rules. Names and defaults are those of Marathon 1.11.
///
/// @param role `--mesos_role`: of apps that name none
/// @param declineFor `--decline_offer_duration`: an offer without use is not wanted again before
/// @param maxPerOffer `--max_instances_per_offer`: launches with one offer, ≥ 1
/// @param minPort `--local_port_min`: first service port to allocate
/// @param maxPort `--local_port_max`: last one
/// @param maxDeployments `--max_running_deployments`
/// @param maxVersions `--zk_max_versions`: kept of each app, and of the root group
/// @param killRetry `--kill_retry_timeout`: a kill without an answer is asked again
/// @param confirmTimeout `--task_launch_confirm_timeout`: the master has to say something by then
/// @param launchTimeout `--task_launch_timeout`: a task has to run by then
/// @param drainingSeconds `--draining_seconds`: offers are refused so long before maintenance
/// @param maintenance `--maintenance_mode`: whether planned maintenance matters at all
/// @param gpusScarce `--gpu_scheduling_behavior=restricted`: agents with GPUs are for apps that ask
///   for them
/// @param envPrefix `--env_vars_prefix`: before the names of the port variables
public record MarathonRules(
    String role,
    Duration declineFor,
    int maxPerOffer,
    int minPort,
    int maxPort,
    int maxDeployments,
    int maxVersions,
    Duration killRetry,
    Duration confirmTimeout,
    Duration launchTimeout,
    Duration drainingSeconds,
    boolean maintenance,
    boolean gpusScarce,
    String envPrefix) {

  public static final MarathonRules DEFAULT =
      new MarathonRules(
          "*",
          Duration.ofSeconds(120),
          5,
          10_000,
          20_000,
          100,
          50,
          Duration.ofSeconds(30),
          Duration.ofSeconds(300),
          Duration.ofSeconds(300),
          Duration.ZERO,
          true,
          true,
          "");

  public MarathonRules {
    Check.that(maxPerOffer >= 1, "--max_instances_per_offer", maxPerOffer, "1 or more");
    Check.that(
        1 <= minPort && minPort <= maxPort && maxPort <= 65_535,
        "--local_port_min",
        minPort,
        "1 up to --local_port_max");
    Check.that(maxDeployments >= 1, "--max_running_deployments", maxDeployments, "1 or more");
    Check.that(maxVersions >= 1, "--zk_max_versions", maxVersions, "1 or more");
  }

  /// What is kept from apps although it is offered.
  Fit.Reserve reserve() {
    return new Fit.Reserve(maintenance, drainingSeconds, gpusScarce);
  }
}
