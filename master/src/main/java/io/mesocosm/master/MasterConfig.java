package io.mesocosm.master;

import io.mesocosm.base.Check;
import io.mesocosm.master.core.Settings;
import io.mesocosm.master.core.allocation.Eligibility;
import io.mesocosm.protocol.resources.Quantities;
import io.mesocosm.protocol.resources.Scalar;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an operator can set on a master. Names and defaults are those of Mesos 1.11.
///
/// @param zk `--zk`, `zk://host:port/path`; empty to lead alone, with a registry in memory
/// @param zkSessionTimeout `--zk_session_timeout`, > 0
public record MasterConfig(
    Listen listen,
    String zk,
    Duration zkSessionTimeout,
    Watch watch,
    Offering offering,
    Admission admission,
    Registry registry,
    History history,
    Shown shown) {

  public static final MasterConfig DEFAULT =
      new MasterConfig(
          new Listen("", 5050, "", 0, "localhost"),
          "",
          Duration.ofSeconds(10),
          new Watch(Duration.ofSeconds(15), 5, Duration.ofMinutes(10)),
          new Offering(Duration.ZERO, Offering.LEAST, true, Map.of(), Duration.ofMillis(2)),
          new Admission(Set.of(), true, "", ""),
          new Registry(Duration.ofMinutes(15), Duration.ofDays(14), 102_400),
          new History(50, 1000, 1000, 1000),
          new Shown("", "", "", "1.11.0", new TreeMap<>()));

  /// As the original, which has no flag for it.
  private static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(15);

  public MasterConfig {
    Check.that(
        zkSessionTimeout.isPositive(), "--zk_session_timeout", zkSessionTimeout, "more than 0");
  }

  /// Where it is reached.
  ///
  /// @param ip `--ip`, to bind to; empty for all
  /// @param port `--port`; 0 for any free one
  /// @param advertiseIp `--advertise_ip`, that others connect to; empty for `ip`
  /// @param advertisePort `--advertise_port`; 0 for `port`
  /// @param hostname `--hostname`, that clients are sent to
  public record Listen(
      String ip, int port, String advertiseIp, int advertisePort, String hostname) {
    public Listen {
      Check.that(port >= 0 && port <= 65_535, "--port", port, "0 to 65535");
      Check.that(
          advertisePort >= 0 && advertisePort <= 65_535,
          "--advertise_port",
          advertisePort,
          "1 to 65535");
      Check.that(!hostname.isBlank(), "--hostname", hostname, "a name or an address");
    }
  }

  /// How agents are watched.
  ///
  /// @param pingEvery `--agent_ping_timeout`: wait for a pong; 1 s to 15 min
  /// @param maxMissed `--max_agent_ping_timeouts`: pings in a row without a pong, ≥ 1
  /// @param agentReturn `--agent_reregister_timeout`: for agents to come back, > 0
  public record Watch(Duration pingEvery, int maxMissed, Duration agentReturn) {
    public Watch {
      Check.that(
          pingEvery.compareTo(Duration.ofSeconds(1)) >= 0
              && pingEvery.compareTo(Duration.ofMinutes(15)) <= 0,
          "--agent_ping_timeout",
          pingEvery,
          "1secs to 15mins");
      Check.that(maxMissed >= 1, "--max_agent_ping_timeouts", maxMissed, "1 or more");
      Check.that(
          agentReturn.isPositive(), "--agent_reregister_timeout", agentReturn, "more than 0");
    }
  }

  /// How resources are offered.
  ///
  /// @param offerTimeout `--offer_timeout`; zero for never
  /// @param least `--min_allocatable_resources`: an offer must contain one of these
  /// @param keepGpus `--filter_gpu_resources`
  /// @param weights `--weights`, by role, > 0
  /// @param delay how long changes are gathered before a run of the allocator; ours
  public record Offering(
      Duration offerTimeout,
      List<Quantities> least,
      boolean keepGpus,
      Map<String, Double> weights,
      Duration delay) {
    /// `cpus:0.01|mem:32`.
    public static final List<Quantities> LEAST =
        List.of(
            new Quantities(new TreeMap<>(Map.of("cpus", Scalar.of(0.01)))),
            new Quantities(new TreeMap<>(Map.of("mem", Scalar.of(32)))));

    public Offering {
      least = List.copyOf(least);
      weights = Map.copyOf(weights);
      Check.that(!offerTimeout.isNegative(), "--offer_timeout", offerTimeout, "0 or more");
      Check.that(
          weights.values().stream().allMatch(weight -> weight > 0),
          "--weights",
          weights,
          "weights above 0");
    }
  }

  /// Who may join.
  ///
  /// @param roles `--roles`: the only ones there are; empty for all
  /// @param rootSubmissions `--root_submissions`
  /// @param region of `--domain`; empty without one
  /// @param zone of `--domain`
  public record Admission(Set<String> roles, boolean rootSubmissions, String region, String zone) {
    public Admission {
      roles = Set.copyOf(roles);
    }
  }

  /// How long lost agents are remembered.
  ///
  /// @param gcEvery `--registry_gc_interval`
  /// @param maxAge `--registry_max_agent_age`
  /// @param maxCount `--registry_max_agent_count`
  public record Registry(Duration gcEvery, Duration maxAge, int maxCount) {
    public Registry {
      Check.that(gcEvery.isPositive(), "--registry_gc_interval", gcEvery, "more than 0");
      Check.that(maxAge.isPositive(), "--registry_max_agent_age", maxAge, "more than 0");
      Check.that(maxCount >= 0, "--registry_max_agent_count", maxCount, "0 or more");
    }
  }

  /// How much of the past is kept.
  ///
  /// @param frameworks `--max_completed_frameworks`
  /// @param tasks `--max_completed_tasks_per_framework`
  /// @param unreachable `--max_unreachable_tasks_per_framework`
  /// @param watchers `--max_operator_event_stream_subscribers`, ≥ 1
  public record History(int frameworks, int tasks, int unreachable, int watchers) {
    public History {
      Check.that(frameworks >= 0, "--max_completed_frameworks", frameworks, "0 or more");
      Check.that(tasks >= 0, "--max_completed_tasks_per_framework", tasks, "0 or more");
      Check.that(
          unreachable >= 0, "--max_unreachable_tasks_per_framework", unreachable, "0 or more");
      Check.that(watchers >= 1, "--max_operator_event_stream_subscribers", watchers, "1 or more");
    }
  }

  /// What people see.
  ///
  /// @param cluster `--cluster`; may be empty
  /// @param webuiDir `--webui_dir`, with an index.html; empty for none
  /// @param logDir `--log_dir`; empty for none
  /// @param version of Mesos that we stand in for
  /// @param flags all flags as text, as `/flags` shows them
  public record Shown(
      String cluster,
      String webuiDir,
      String logDir,
      String version,
      SortedMap<String, String> flags) {
    public Shown {
      flags = Collections.unmodifiableSortedMap(new TreeMap<>(flags));
    }
  }

  /// Which agents may be offered to whom.
  Eligibility eligibility() {
    return new Eligibility(offering.keepGpus(), admission.region(), offering.least());
  }

  /// The numbers among it that the rules go by.
  Settings settings() {
    return new Settings(
        watch.pingEvery(),
        watch.maxMissed(),
        watch.agentReturn(),
        offering.offerTimeout(),
        offering.delay(),
        HEARTBEAT_EVERY,
        registry.gcEvery(),
        registry.maxAge(),
        registry.maxCount(),
        eligibility(),
        offering.weights(),
        new Settings.Caps(history.frameworks(), history.tasks(), history.unreachable()));
  }

  public MasterConfig with(Listen other) {
    return new MasterConfig(
        other, zk, zkSessionTimeout, watch, offering, admission, registry, history, shown);
  }

  public MasterConfig withZk(String url, Duration sessionTimeout) {
    return new MasterConfig(
        listen, url, sessionTimeout, watch, offering, admission, registry, history, shown);
  }
}
