package io.mesocosm.meso.roles.flags;

import io.mesocosm.agent.AgentConfig;
import io.mesocosm.agent.link.docker.Credentials;
import io.mesocosm.agent.link.launchers.DockerConfig;
import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;

/// An agent's flags about how tasks are run and how their files come to them.
public final class LaunchFlags {
  private static final List<String> CONTAINERIZERS = List.of("docker", "mesos");
  private static final List<String> LAUNCHERS = List.of("linux", "posix");

  private final Flag<String> launcher;
  private final Flag<List<String>> isolation;
  private final Flag<Boolean> switchUser;
  private final Flag<String> hierarchy;
  private final Flag<String> root;
  private final Flag<Boolean> cfs;
  private final Flag<Duration> recovery;
  private final Flag<SequencedMap<String, String>> environment;
  private final Flag<String> cacheDir;
  private final Flag<Long> cacheSize;
  private final Flag<Duration> stall;

  private final Flag<List<String>> containerizers;
  private final Flag<String> dockerSocket;
  private final Flag<Duration> dockerRemoveDelay;
  private final Flag<Duration> dockerStop;
  private final Flag<Boolean> dockerKillOrphans;
  private final Flag<String> sandbox;
  private final Flag<Credentials> dockerConfig;

  public LaunchFlags(Flags flags) {
    launcher =
        flags.text(
            "launcher",
            "",
            (field, text) -> RoleValues.words(field, text, LAUNCHERS),
            "linux (with control groups) or posix; linux as root");
    isolation =
        flags.value(
            "isolation",
            "posix/cpu,posix/mem",
            (field, text) -> RoleValues.words(field, text, Isolators.ALL),
            "what holds tasks to their share");
    switchUser = flags.flag("switch_user", true, "run tasks as the user they name");
    hierarchy = flags.text("cgroups_hierarchy", "/sys/fs/cgroup", "where control groups are");
    root = flags.text("cgroups_root", "mesos", "group of all tasks");
    cfs = flags.flag("cgroups_enable_cfs", false, "no more than the share of the processors");
    recovery = flags.duration("recovery_timeout", "15mins", "told to executors");
    environment =
        flags.value(
            "executor_environment_variables",
            "",
            RoleValues::variables,
            "JSON object; else the agent's PATH");
    cacheDir = flags.text("fetcher_cache_dir", "/tmp/mesos/fetch", "where fetched files are kept");
    cacheSize = flags.bytes("fetcher_cache_size", "2GB", "most of them");
    stall =
        flags.duration(
            "fetcher_stall_timeout",
            "1mins",
            RoleValues.LEAST,
            RoleValues.AGES,
            "after which a still download fails");
    containerizers =
        flags.value(
            "containerizers",
            "mesos",
            (field, text) -> RoleValues.words(field, text, CONTAINERIZERS),
            "docker, mesos or both");
    dockerSocket = flags.text("docker_socket", "/var/run/docker.sock", "of the Docker engine");
    dockerRemoveDelay =
        flags.duration("docker_remove_delay", "6hrs", "from a container's end to its removal");
    dockerStop =
        flags.duration("docker_stop_timeout", "0ns", "for containers without a kill policy");
    dockerKillOrphans = flags.flag("docker_kill_orphans", true, "end containers nobody remembers");
    sandbox =
        flags.text(
            "sandbox_directory",
            "/mnt/mesos/sandbox",
            RoleValues::absolutePath,
            "where Docker containers find their sandbox");
    dockerConfig =
        flags.value(
            "docker_config",
            "",
            RoleValues::credentials,
            "what 'docker login' keeps: JSON, or the path of its file");
  }

  public Duration dockerStop(Settings settings) {
    return settings.get(dockerStop);
  }

  public AgentConfig.Launching launching(Settings settings) {
    return new AgentConfig.Launching(
        settings.get(launcher),
        settings.get(isolation),
        settings.get(switchUser),
        Path.of(settings.get(hierarchy)),
        settings.get(root),
        settings.get(cfs),
        settings.get(recovery),
        settings.get(environment),
        docker(settings));
  }

  private DockerConfig docker(Settings settings) {
    return new DockerConfig(
        settings.get(containerizers).contains("docker"),
        Path.of(settings.get(dockerSocket)),
        settings.get(dockerRemoveDelay),
        settings.get(dockerKillOrphans),
        settings.get(sandbox),
        settings.get(dockerConfig));
  }

  public AgentConfig.Fetching fetching(Settings settings) {
    return new AgentConfig.Fetching(
        Path.of(settings.get(cacheDir)), settings.get(cacheSize), settings.get(stall));
  }
}
