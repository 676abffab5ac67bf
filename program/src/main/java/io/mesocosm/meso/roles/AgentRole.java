package io.mesocosm.meso.roles;

import io.mesocosm.agent.Agent;
import io.mesocosm.agent.AgentConfig;
import io.mesocosm.agent.core.AgentRules;
import io.mesocosm.agent.link.LeaderFinder;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.meso.roles.flags.LaunchFlags;
import io.mesocosm.meso.roles.flags.LogFlags;
import io.mesocosm.meso.roles.flags.NetworkFlags;
import io.mesocosm.meso.roles.flags.OriginalFlags;
import io.mesocosm.meso.roles.flags.RoleValues;
import io.mesocosm.meso.roles.process.Role;
import io.mesocosm.meso.roles.process.RoleContext;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Resources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `meso agent`: an agent with the flags, environment and folders of Mesos 1.11.
final class AgentRole implements Role {
  private static final int PORT = 5051;
  private static final int MANY = 1_000_000;
  private static final int CANNOT_GO_ON = 1;

  private final Flags flags =
      Flags.named(
              "meso agent",
              """
              Runs tasks on this machine and tells the master. Tasks outlive it: killed and started
              again with the same --work_dir, it finds them all. Flags are those of Mesos 1.11;
              MESOS_* variables and files in /etc/mesos-slave or /etc/mesos-agent set them too.\
              """)
          .valuesFromFiles();
  private final Flag<String> master =
      flags.needed(
          "master", LeaderFinder.Where::parse, "zk://host:port,…/path, or host:port of the master");
  private final Flag<Duration> session =
      flags.duration(
          "zk_session_timeout",
          "10secs",
          RoleValues.LEAST,
          RoleValues.AGES,
          "for looking the leader up");
  private final Flag<String> workDir =
      flags.needed("work_dir", "folder of sandboxes and of what it remembers");
  private final NetworkFlags network = new NetworkFlags(flags, PORT);
  private final Flag<String> resources =
      flags.text(
          "resources",
          "",
          AgentRole::resources,
          "name(role):value;…; what is not named is measured");
  private final Flag<String> attributes =
      flags.text("attributes", "", AgentRole::attributes, "name:value;…");
  private final Flag<String> role =
      flags.text("default_role", "*", "role of resources that name none");
  private final Flag<Duration> registration =
      flags.duration("registration_backoff_factor", "1secs", "first wait between registrations");
  private final Flag<Duration> grace =
      flags.duration("executor_shutdown_grace_period", "5secs", "for tasks whose framework goes");
  private final Flag<Duration> gcDelay =
      flags.duration("gc_delay", "1weeks", "longest life of a sandbox after its task");
  private final Flag<Double> headroom =
      flags.number("gc_disk_headroom", 0.1, 0, 1, "share of the disk to keep free");
  private final Flag<Duration> diskWatch =
      flags.duration("disk_watch_interval", "1mins", "how often the disk is measured");
  private final Flag<Integer> finished =
      flags.integer("max_completed_executors_per_framework", 150, 0, MANY, "ended ones remembered");
  private final LaunchFlags launching = new LaunchFlags(flags);
  private final Flag<String> policy =
      flags.choice(
          "reconfiguration_policy",
          "equal",
          List.of("equal", "additive"),
          "what may change while tasks run: nothing, or more resources and attributes");
  private final LogFlags log = new LogFlags(flags, "mesos-agent");

  AgentRole() {
    OriginalFlags.agent(flags);
  }

  private static Outcome<Resources> resources(String field, String text) {
    return named(field, Resources.parse(text, "*"));
  }

  private static Outcome<Attributes> attributes(String field, String text) {
    return named(field, Attributes.parse(text));
  }

  private static <T> Outcome<T> named(String field, Outcome<T> read) {
    return switch (read) {
      case Outcome.Ok<T> right -> right;
      case Outcome.Refused<T>(var why) ->
          new Outcome.Refused<>(
              why.stream().map(one -> Refusal.invalid(field, one.had(), one.allowed())).toList());
    };
  }

  @Override
  public String name() {
    return "agent";
  }

  @Override
  public String summary() {
    return "a Mesos agent";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public Where where() {
    return new Where(
        List.of("MESOS_"),
        List.of(Path.of("/etc/mesos-slave"), Path.of("/etc/mesos-agent")),
        Map.of("master", Path.of("/etc/mesos/zk")));
  }

  @Override
  public Started start(Settings settings, RoleContext context)
      throws IOException, InterruptedException {
    log.apply(settings);
    var agent = Agent.start(config(settings), why -> context.exit(CANNOT_GO_ON, why));
    return new Started(agent.url(), agent);
  }

  private AgentConfig config(Settings settings) {
    return new AgentConfig(
        settings.get(master),
        settings.get(session),
        Path.of(settings.get(workDir)).toAbsolutePath(),
        listen(settings),
        new AgentConfig.Offered(
            settings.get(resources), settings.get(attributes), settings.get(role)),
        new AgentRules(
            settings.get(registration),
            settings.get(grace),
            launching.dockerStop(settings),
            settings.get(gcDelay),
            settings.get(headroom),
            settings.get(diskWatch),
            settings.get(finished)),
        launching.launching(settings),
        launching.fetching(settings),
        new AgentConfig.Recovery(
            AgentConfig.Recovery.Policy.valueOf(settings.get(policy).toUpperCase(Locale.ROOT))),
        new AgentConfig.Shown(RoleValues.MESOS_VERSION, log.dir(settings), settings.texts()));
  }

  private AgentConfig.Listen listen(Settings settings) {
    var ip = network.ip(settings);
    var advertised = network.advertiseIp(settings);
    var port = network.advertisePort(settings);
    return new AgentConfig.Listen(
        ip.isEmpty() ? AgentConfig.Listen.DEFAULT.ip() : ip,
        network.port(settings),
        advertised.isEmpty() ? Optional.empty() : Optional.of(advertised),
        port == 0 ? Optional.empty() : Optional.of(port),
        network.givenHostname(settings),
        network.lookup(settings));
  }
}
