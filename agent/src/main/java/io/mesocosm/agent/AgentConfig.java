package io.mesocosm.agent;

import io.mesocosm.agent.core.AgentRules;
import io.mesocosm.agent.link.launchers.DockerConfig;
import io.mesocosm.base.Check;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What an operator can set on an agent. Names and defaults are those of Mesos 1.11.
///
/// @param master `--master`: `host:port` or `zk://…`
/// @param zkSessionTimeout `--zk_session_timeout`
/// @param workDir `--work_dir`
public record AgentConfig(
    String master,
    Duration zkSessionTimeout,
    Path workDir,
    Listen listen,
    Offered offered,
    AgentRules rules,
    Launching launching,
    Fetching fetching,
    Recovery recovery,
    Shown shown) {

  /// Where it is reached.
  ///
  /// @param ip `--ip`: address to listen on
  /// @param port `--port`; 0 for any that is free
  /// @param advertiseIp `--advertise_ip`, when masters reach it at another address
  /// @param advertisePort `--advertise_port`, likewise
  /// @param hostname `--hostname`; found out when empty
  /// @param hostnameLookup `--hostname_lookup`: by name rather than by address
  public record Listen(
      String ip,
      int port,
      Optional<String> advertiseIp,
      Optional<Integer> advertisePort,
      String hostname,
      boolean hostnameLookup) {
    public static final Listen DEFAULT =
        new Listen("0.0.0.0", 5051, Optional.empty(), Optional.empty(), "", true);

    public Listen {
      Check.that(port >= 0 && port <= 65_535, "--port", port, "0 to 65535");
    }

    public static Listen on(String ip, int port) {
      return new Listen(ip, port, Optional.empty(), Optional.empty(), ip, false);
    }
  }

  /// What it has to give.
  ///
  /// @param resources `--resources`: text; what it does not name is detected
  /// @param attributes `--attributes`: text
  /// @param defaultRole `--default_role`
  public record Offered(String resources, String attributes, String defaultRole) {
    public static final Offered DEFAULT = new Offered("", "", "*");
  }

  /// How tasks are run.
  ///
  /// @param launcher `--launcher`: `linux` (with cgroups), `posix`, or empty for linux as root
  /// @param isolation `--isolation`, its words
  /// @param switchUser `--switch_user`
  /// @param cgroupsHierarchy `--cgroups_hierarchy`
  /// @param cgroupsRoot `--cgroups_root`
  /// @param cgroupsEnableCfs `--cgroups_enable_cfs`
  /// @param recoveryTimeout `--recovery_timeout`: told to tasks, nothing else
  /// @param environment `--executor_environment_variables`
  /// @param docker `--containerizers` and `--docker_*`
  public record Launching(
      String launcher,
      List<String> isolation,
      boolean switchUser,
      Path cgroupsHierarchy,
      String cgroupsRoot,
      boolean cgroupsEnableCfs,
      Duration recoveryTimeout,
      SequencedMap<String, String> environment,
      DockerConfig docker) {
    public static final Launching DEFAULT =
        new Launching(
            "",
            List.of("posix/cpu", "posix/mem"),
            true,
            Path.of("/sys/fs/cgroup"),
            "mesos",
            false,
            Duration.ofMinutes(15),
            new LinkedHashMap<>(),
            DockerConfig.OFF);

    public Launching {
      Check.that(
          List.of("", "linux", "posix").contains(launcher),
          "--launcher",
          launcher,
          "linux or posix");
      isolation = List.copyOf(isolation);
      environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
    }
  }

  /// How files come into sandboxes.
  ///
  /// @param cacheDir `--fetcher_cache_dir`
  /// @param cacheBytes `--fetcher_cache_size`
  /// @param stall `--fetcher_stall_timeout`
  public record Fetching(Path cacheDir, long cacheBytes, Duration stall) {
    public static final Fetching DEFAULT =
        new Fetching(Path.of("/tmp/mesos/fetch"), 2L << 30, Duration.ofMinutes(1));

    public Fetching {
      Check.that(stall.isPositive(), "--fetcher_stall_timeout", stall, "more than 0");
    }
  }

  /// How it comes back after a restart.
  public record Recovery(Policy policy) {
    public static final Recovery DEFAULT = new Recovery(Policy.EQUAL);

    /// `--reconfiguration_policy`: how much may have changed since the master admitted it.
    public enum Policy {
      /// Nothing.
      EQUAL,
      /// Resources may have grown, attributes may have been added.
      ADDITIVE
    }
  }

  /// What it shows of itself.
  ///
  /// @param version told to masters; they want 1.0.0 or newer
  /// @param logDir `--log_dir`; empty for none
  /// @param flags those that are set, as they were written
  public record Shown(String version, String logDir, SequencedMap<String, String> flags) {
    public static final Shown DEFAULT = new Shown("1.11.0", "", new LinkedHashMap<>());

    public Shown {
      flags = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(flags));
    }
  }

  public AgentConfig {
    Check.that(!master.isEmpty(), "--master", master, "host:port or zk://host:port,…/path");
    Check.that(
        zkSessionTimeout.isPositive(), "--zk_session_timeout", zkSessionTimeout, "more than 0");
  }

  /// Everything as it is unless somebody says otherwise.
  public static AgentConfig of(String master, Path workDir) {
    return new AgentConfig(
        master,
        Duration.ofSeconds(10),
        workDir,
        Listen.DEFAULT,
        Offered.DEFAULT,
        AgentRules.DEFAULT,
        Launching.DEFAULT,
        Fetching.DEFAULT,
        Recovery.DEFAULT,
        Shown.DEFAULT);
  }

  public AgentConfig with(Listen other) {
    return new AgentConfig(
        master,
        zkSessionTimeout,
        workDir,
        other,
        offered,
        rules,
        launching,
        fetching,
        recovery,
        shown);
  }

  public AgentConfig with(Offered other) {
    return new AgentConfig(
        master,
        zkSessionTimeout,
        workDir,
        listen,
        other,
        rules,
        launching,
        fetching,
        recovery,
        shown);
  }

  public AgentConfig with(AgentRules other) {
    return new AgentConfig(
        master,
        zkSessionTimeout,
        workDir,
        listen,
        offered,
        other,
        launching,
        fetching,
        recovery,
        shown);
  }

  public AgentConfig with(Launching other) {
    return new AgentConfig(
        master,
        zkSessionTimeout,
        workDir,
        listen,
        offered,
        rules,
        other,
        fetching,
        recovery,
        shown);
  }

  public AgentConfig with(Fetching other) {
    return new AgentConfig(
        master,
        zkSessionTimeout,
        workDir,
        listen,
        offered,
        rules,
        launching,
        other,
        recovery,
        shown);
  }
}
