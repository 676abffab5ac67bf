package io.mesocosm.meso.roles;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.coordination.session.ZkUrl;
import io.mesocosm.master.Master;
import io.mesocosm.master.MasterConfig;
import io.mesocosm.meso.roles.flags.LogFlags;
import io.mesocosm.meso.roles.flags.NetworkFlags;
import io.mesocosm.meso.roles.flags.OriginalFlags;
import io.mesocosm.meso.roles.flags.RoleValues;
import io.mesocosm.meso.roles.process.Role;
import io.mesocosm.meso.roles.process.RoleContext;
import io.mesocosm.protocol.resources.Quantities;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// `meso master`: a master with the flags, environment and folders of Mesos 1.11.
final class MasterRole implements Role {
  private static final int PORT = 5050;
  private static final int MANY = 10_000_000;
  private static final int LOST = 1;

  private final Flags flags =
      Flags.named(
              "meso master",
              """
              The cluster manager: agents register with it, frameworks get its offers. Flags are
              those of Mesos 1.11; MESOS_* variables and files in /etc/mesos-master set them too.
              With --zk several masters elect one that leads.\
              """)
          .valuesFromFiles()
          .alias("slave_ping_timeout", "agent_ping_timeout")
          .alias("max_slave_ping_timeouts", "max_agent_ping_timeouts")
          .alias("slave_reregister_timeout", "agent_reregister_timeout")
          .alias("registry_max_slave_age", "registry_max_agent_age");
  private final Flag<String> zk =
      flags.text(
          "zk", "", ZkUrl::parse, "zk://host:port,…/path; without it this master leads alone");
  private final Flag<Duration> session =
      flags.duration(
          "zk_session_timeout",
          "10secs",
          RoleValues.LEAST,
          RoleValues.AGES,
          "after which a silent leader is replaced");
  private final NetworkFlags network = new NetworkFlags(flags, PORT);
  private final Flag<String> cluster =
      flags.text("cluster", "", "name of the cluster, shown in the page");
  private final Flag<Duration> ping =
      flags.duration(
          "agent_ping_timeout",
          "15secs",
          Duration.ofSeconds(1),
          Duration.ofMinutes(15),
          "wait for an agent's pong, 1secs to 15mins");
  private final Flag<Integer> missed =
      flags.integer("max_agent_ping_timeouts", 5, 1, MANY, "pongs missing until it is unreachable");
  private final Flag<Duration> agentReturn =
      flags.duration(
          "agent_reregister_timeout",
          "10mins",
          RoleValues.LEAST,
          RoleValues.AGES,
          "for agents to return to a new leader");
  private final Flag<Duration> offerTimeout =
      flags.duration("offer_timeout", "0ns", "after which an offer is taken back; 0ns: never");
  private final Flag<List<Quantities>> least =
      flags.value(
          "min_allocatable_resources",
          "cpus:0.01|mem:32",
          RoleValues::alternatives,
          "an offer holds one of these");
  private final Flag<Boolean> gpus =
      flags.flag("filter_gpu_resources", true, "GPU agents only for those who know of GPUs");
  private final Flag<Map<String, Double>> weights =
      flags.value("weights", "", RoleValues::weights, "role=weight,role=weight; 1 for others");
  private final Flag<List<String>> roles =
      flags.list("roles", "", "the only roles there are; empty for any");
  private final Flag<Boolean> root =
      flags.flag("root_submissions", true, "frameworks may run tasks as root");
  private final Flag<RoleValues.Place> domain =
      flags.value("domain", "", RoleValues::domain, "fault domain of this master, JSON");
  private final Flag<Duration> gcEvery =
      flags.duration(
          "registry_gc_interval",
          "15mins",
          RoleValues.LEAST,
          RoleValues.AGES,
          "how often lost agents are forgotten");
  private final Flag<Duration> maxAge =
      flags.duration(
          "registry_max_agent_age",
          "2weeks",
          RoleValues.LEAST,
          RoleValues.AGES,
          "after which they are");
  private final Flag<Integer> maxCount =
      flags.integer("registry_max_agent_count", 102_400, 0, MANY, "most lost agents remembered");
  private final Flag<Integer> frameworks =
      flags.integer("max_completed_frameworks", 50, 0, MANY, "ended frameworks remembered");
  private final Flag<Integer> tasks =
      flags.integer("max_completed_tasks_per_framework", 1000, 0, MANY, "ended tasks remembered");
  private final Flag<Integer> unreachable =
      flags.integer("max_unreachable_tasks_per_framework", 1000, 0, MANY, "lost ones remembered");
  private final Flag<Integer> watchers =
      flags.integer(
          "max_operator_event_stream_subscribers", 1000, 1, MANY, "streams of operators at a time");
  private final Flag<Optional<Path>> webui =
      flags.path("webui_dir", "the page's folder; else the archive's");
  private final LogFlags log = new LogFlags(flags, "mesos-master");

  MasterRole() {
    OriginalFlags.master(flags);
  }

  @Override
  public String name() {
    return "master";
  }

  @Override
  public String summary() {
    return "a Mesos master";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public Where where() {
    return new Where(
        List.of("MESOS_"),
        List.of(Path.of("/etc/mesos-master")),
        Map.of("zk", Path.of("/etc/mesos/zk")));
  }

  @Override
  public Started start(Settings settings, RoleContext context) throws IOException {
    log.apply(settings);
    var config = config(settings, context);
    var master = Master.start(config, why -> context.exit(LOST, why));
    return new Started(master.url(), master);
  }

  private MasterConfig config(Settings settings, RoleContext context) throws IOException {
    return new MasterConfig(
        new MasterConfig.Listen(
            network.ip(settings),
            network.port(settings),
            network.advertiseIp(settings),
            network.advertisePort(settings),
            network.hostname(settings)),
        settings.get(zk),
        settings.get(session),
        new MasterConfig.Watch(settings.get(ping), settings.get(missed), settings.get(agentReturn)),
        new MasterConfig.Offering(
            settings.get(offerTimeout),
            settings.get(least),
            settings.get(gpus),
            settings.get(weights),
            MasterConfig.DEFAULT.offering().delay()),
        admission(settings),
        new MasterConfig.Registry(
            settings.get(gcEvery), settings.get(maxAge), settings.get(maxCount)),
        new MasterConfig.History(
            settings.get(frameworks),
            settings.get(tasks),
            settings.get(unreachable),
            settings.get(watchers)),
        shown(settings, context));
  }

  private MasterConfig.Admission admission(Settings settings) {
    var place = settings.get(domain);
    return new MasterConfig.Admission(
        Set.copyOf(settings.get(roles)), settings.get(root), place.region(), place.zone());
  }

  private MasterConfig.Shown shown(Settings settings, RoleContext context) {
    return new MasterConfig.Shown(
        settings.get(cluster),
        settings.get(webui).orElse(context.home().resolve("ui").resolve("mesos")).toString(),
        log.dir(settings),
        RoleValues.MESOS_VERSION,
        new TreeMap<>(settings.texts()));
  }
}
