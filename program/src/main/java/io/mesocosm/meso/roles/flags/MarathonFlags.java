package io.mesocosm.meso.roles.flags;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.coordination.session.ZkUrl;
import io.mesocosm.framework.MasterLocation;
import io.mesocosm.framework.SchedulerConfig;
import io.mesocosm.framework.core.SessionRules;
import io.mesocosm.framework.model.FrameworkIdentity;
import io.mesocosm.marathon.MarathonConfig;
import io.mesocosm.marathon.core.MarathonRules;
import io.mesocosm.marathon.http.ApiConfig;
import io.mesocosm.marathon.http.codec.ApiDefaults;
import io.mesocosm.protocol.cluster.Capability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The flags of a Marathon: names, units and defaults are those of Marathon 1.11. Times are whole
/// milliseconds where the original has them so.
public final class MarathonFlags {
  private static final int MANY = Integer.MAX_VALUE;
  private static final int LAST_PORT = 65_535;

  private final Flags flags =
      Flags.named(
          "meso marathon",
          """
          Keeps applications running on a Mesos cluster: their number, their health, their place.
          Several may run at the same time; ZooKeeper decides which of them leads, and the others
          pass requests on to it.\
          """);

  private final Flag<String> master =
      flags.needed(
          "master",
          MasterLocation::parse,
          "where the Mesos master is: zk://…/mesos, host:port,…, or a URL");
  private final Flag<ZkUrl> zk =
      flags.value(
          "zk",
          "zk://localhost:2181/marathon",
          ZkUrl::parse,
          "where state is kept and leaders elected");
  private final Flag<Integer> zkSession =
      flags.integer(
          "zk_session_timeout",
          10_000,
          1,
          MANY,
          "ZooKeeper forgets a silent Marathon after so long (milliseconds)");
  private final Flag<Integer> zkVersions =
      flags.integer("zk_max_versions", 50, 1, MANY, "versions kept of each app");

  private final Flag<String> httpAddress =
      flags.text("http_address", "", "address to listen at; empty for all");
  private final Flag<Integer> httpPort =
      flags.integer("http_port", 8080, 0, LAST_PORT, "port to listen at; 0 for any free one");
  private final Flag<String> hostname =
      flags.text("hostname", "", "name under which others find this Marathon; default: its own");
  private final Flag<Optional<String>> webuiUrl =
      flags.optionalText("webui_url", "address of the page, shown by Mesos");
  private final Flag<Optional<Path>> webuiDir =
      flags.path("webui_dir", "folder of the pages; default: those of this program");
  private final Flag<String> allowOrigin =
      flags.text("access_control_allow_origin", "", "sites whose pages may ask, or *");
  private final Flag<Integer> maxUndelivered =
      flags.integer(
          "event_stream_max_outstanding_messages", 1024, 1, MANY, "per subscriber of events");

  private final Flag<String> frameworkName =
      flags.text("framework_name", "marathon", "name under which Mesos shows us");
  private final Flag<String> mesosUser =
      flags.text("mesos_user", System.getProperty("user.name", "root"), "who runs tasks");
  private final Flag<String> mesosRole =
      flags.text("mesos_role", "*", "role of apps that name none");
  private final Flag<Integer> failoverTimeout =
      flags.integer(
          "failover_timeout", 604_800, 0, MANY, "seconds for which Mesos keeps tasks without us");
  private final Flag<Boolean> checkpoint =
      flags.flag("checkpoint", true, "tasks outlive a restart of their agent");
  private final Flag<Optional<String>> principal =
      flags.optionalText("mesos_authentication_principal", "who we are to Mesos");
  private final Flag<Optional<String>> secret =
      flags.optionalText("mesos_authentication_secret", "that principal's secret");
  private final Flag<Optional<Path>> secretFile =
      flags.path("mesos_authentication_secret_file", "a file with that secret");

  private final Flag<Integer> portMin =
      flags.integer("local_port_min", 10_000, 1, LAST_PORT, "first service port to give out");
  private final Flag<Integer> portMax =
      flags.integer("local_port_max", 20_000, 1, LAST_PORT, "last service port to give out");
  private final Flag<String> networkName =
      flags.text("default_network_name", "", "of container networks that name none");
  private final Flag<String> bridgeName =
      flags.text("mesos_bridge_name", "mesos-bridge", "the bridge of Mesos' own containers");
  private final Flag<String> groupRole =
      flags.choice(
          "new_group_enforce_role", "off", List.of("off", "top"), "new groups give their role");
  private final Flag<String> envPrefix =
      flags.text("env_vars_prefix", "", "before the names of port variables");
  private final Flag<List<String>> features =
      flags.list("enable_features", "", "vips, task_killing, external_volumes, secrets, …");
  private final Flag<String> gpus =
      flags.choice(
          "gpu_scheduling_behavior",
          "restricted",
          List.of("restricted", "unrestricted"),
          "whether apps without GPUs stay off agents with them");
  private final Flag<Integer> maxApps =
      flags.integer("max_apps", MANY, 0, MANY, "apps that may exist");
  private final Flag<Integer> maxDeployments =
      flags.integer("max_running_deployments", 100, 1, MANY, "deployments side by side");

  private final Flag<Integer> declineFor =
      millis("decline_offer_duration", 120_000, "unused offers do not come back before");
  private final Flag<Integer> maxPerOffer =
      flags.integer("max_instances_per_offer", 5, 1, MANY, "launches with one offer");
  private final Flag<Integer> launchTimeout =
      millis("task_launch_timeout", 300_000, "a task runs by then, or is killed");
  private final Flag<Integer> confirmTimeout =
      millis("task_launch_confirm_timeout", 300_000, "Mesos has said something by then");
  private final Flag<Integer> killRetry =
      millis("kill_retry_timeout", 30_000, "a kill without an answer is asked again");
  private final Flag<Integer> reconcileEvery =
      millis("reconciliation_interval", 600_000, "notes are compared with Mesos this often");
  private final Flag<Boolean> maintenance =
      flags.flag("maintenance_mode", true, "agents under maintenance get no tasks");
  private final Flag<Integer> draining =
      flags.integer("draining_seconds", 0, 0, MANY, "nor do those that come under it so soon");
  private final Flag<Integer> maxProbes =
      flags.integer("max_concurrent_marathon_health_checks", 256, 1, MANY, "at the same time");
  private final Flag<Optional<String>> leaderUi =
      flags.optionalText("mesos_leader_ui_url", "Mesos' page, for links to logs");

  public MarathonFlags() {
    MarathonLegacy.declare(flags);
    flags.rule(this::ports).rule(this::secrets);
  }

  private List<Refusal> ports(Settings settings) {
    int most = settings.get(portMax);
    return settings.get(portMin) <= most
        ? List.of()
        : List.of(
            Refusal.invalid(
                portMin.toString(), settings.get(portMin), "at most --local_port_max, " + most));
  }

  private List<Refusal> secrets(Settings settings) {
    return switch (Secrets.read(
        secretFile.toString(), settings.get(secret), settings.get(secretFile))) {
      case Outcome.Ok<String> _ -> List.of();
      case Outcome.Refused<String>(var why) -> why;
    };
  }

  private Flag<Integer> millis(String name, int byDefault, String help) {
    return flags.integer(name, byDefault, 0, MANY, help + " (milliseconds)");
  }

  public Flags flags() {
    return flags;
  }

  /// @throws IllegalArgumentException naming the flag, when its value is no address
  public MarathonConfig config(Settings settings, Path pages, String ownHostname) {
    var named = settings.get(hostname);
    var host = named.isEmpty() ? ownHostname : named;
    var plain =
        new MarathonConfig(
            settings.get(zk),
            Duration.ofMillis(settings.get(zkSession)),
            settings.get(httpAddress),
            settings.get(httpPort),
            host,
            scheduler(settings),
            identity(settings, host),
            rules(settings),
            api(settings, pages),
            settings.get(maxProbes));
    return plain.with(
        plain
            .api()
            .withBlocks(
                MarathonInfo.marathon(
                    plain,
                    settings.texts().getOrDefault("master", ""),
                    settings.get(leaderUi).orElse("")),
                MarathonInfo.zookeeper(plain),
                MarathonInfo.http(plain)));
  }

  private static <T> T value(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Ok<T>(var value) -> value;
      case Outcome.Refused<T>(var refusals) ->
          throw new IllegalArgumentException(refusals.getFirst().text());
    };
  }

  private SchedulerConfig scheduler(Settings settings) {
    var usual = SessionRules.DEFAULT;
    return SchedulerConfig.of(value(MasterLocation.parse("--master", settings.get(master))))
        .withRules(
            new SessionRules(
                usual.firstPause(),
                usual.longestPause(),
                usual.subscribeWithin(),
                usual.missedHeartbeats(),
                Duration.ofMillis(settings.get(reconcileEvery)),
                usual.reconcileAgain(),
                usual.tasksPerCall()))
        .withSecret(
            value(
                Secrets.read(
                    secretFile.toString(), settings.get(secret), settings.get(secretFile))));
  }

  private FrameworkIdentity identity(Settings settings, String host) {
    var plain = FrameworkIdentity.named(settings.get(frameworkName));
    var capabilities = EnumSet.copyOf(plain.capabilities());
    if (settings.get(features).contains("gpu_resources")) {
      capabilities.add(Capability.GPU_RESOURCES);
    }
    return new FrameworkIdentity(
        settings.get(frameworkName),
        settings.get(mesosUser),
        plain.id(),
        settings.get(principal).orElse(""),
        List.of(settings.get(mesosRole)),
        Duration.ofSeconds(settings.get(failoverTimeout)),
        settings.get(checkpoint),
        host,
        settings.get(webuiUrl).orElse(""),
        capabilities,
        plain.labels());
  }

  private MarathonRules rules(Settings settings) {
    return new MarathonRules(
        settings.get(mesosRole),
        Duration.ofMillis(settings.get(declineFor)),
        settings.get(maxPerOffer),
        settings.get(portMin),
        settings.get(portMax),
        settings.get(maxDeployments),
        settings.get(zkVersions),
        Duration.ofMillis(settings.get(killRetry)),
        Duration.ofMillis(settings.get(confirmTimeout)),
        Duration.ofMillis(settings.get(launchTimeout)),
        Duration.ofSeconds(settings.get(draining)),
        settings.get(maintenance),
        settings.get(gpus).equals("restricted"),
        settings.get(envPrefix));
  }

  private ApiConfig api(Settings settings, Path pages) {
    var usual = ApiConfig.of("");
    return new ApiConfig(
        new ApiDefaults(
            settings.get(mesosRole),
            settings.get(networkName),
            settings.get(bridgeName),
            settings.get(groupRole).equals("top"),
            Set.copyOf(settings.get(features)),
            settings.get(maxApps)),
        usual.address(),
        settings.get(frameworkName),
        usual.version(),
        usual.marathon(),
        usual.zookeeper(),
        usual.http(),
        existing(settings.get(webuiDir).orElse(pages)),
        usual.patience(),
        settings.get(maxUndelivered),
        settings.get(allowOrigin));
  }

  private static @Nullable Path existing(Path folder) {
    return Files.isDirectory(folder) ? folder : null;
  }
}
