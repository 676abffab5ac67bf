package io.mesocosm.agent.core;

import io.mesocosm.agent.model.KillGrace;
import java.time.Duration;

/// The numbers by which an agent decides; names and defaults are those of Mesos 1.11.
///
/// @param registrationBackoff `--registration_backoff_factor`: first wait between two
///   registrations, doubled up to a minute
/// @param shutdownGrace `--executor_shutdown_grace_period`: what tasks get when their framework or
///   the agent goes
/// @param dockerStop `--docker_stop_timeout`: what containers get that no kill policy is for, if it
///   is more than the shutdown grace
/// @param gcDelay `--gc_delay`: longest life of a sandbox after its task
/// @param gcDiskHeadroom `--gc_disk_headroom`: share of the disk to keep free, 0 to 1
/// @param diskWatchInterval `--disk_watch_interval`
/// @param maxFinishedPerFramework `--max_completed_executors_per_framework`
public record AgentRules(
    Duration registrationBackoff,
    Duration shutdownGrace,
    Duration dockerStop,
    Duration gcDelay,
    double gcDiskHeadroom,
    Duration diskWatchInterval,
    int maxFinishedPerFramework) {
  public static final AgentRules DEFAULT =
      new AgentRules(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ZERO,
          Duration.ofDays(7),
          0.1,
          Duration.ofMinutes(1),
          150);

  private static final Duration OF_COMMAND = Duration.ofSeconds(3);

  /// Time from the request to end to the end by force (Mesos 1.11: command executor, Docker
  /// executor).
  Duration time(KillGrace grace) {
    return switch (grace) {
      case KillGrace.Named(var time) -> time;
      case KillGrace.OfCommand _ -> OF_COMMAND;
      case KillGrace.OfContainer _ ->
          dockerStop.compareTo(shutdownGrace) > 0 ? dockerStop : shutdownGrace;
    };
  }
}
