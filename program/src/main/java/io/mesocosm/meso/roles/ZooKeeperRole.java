package io.mesocosm.meso.roles;

import io.mesocosm.base.Refusal;
import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.coordination.server.ConfiguredZooKeeper;
import io.mesocosm.coordination.server.EmbeddedZooKeeper;
import io.mesocosm.coordination.server.EmbeddedZooKeeperConfig;
import io.mesocosm.meso.roles.process.Role;
import io.mesocosm.meso.roles.process.RoleContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `meso zookeeper`: a ZooKeeper server, the one of Apache, embedded.
final class ZooKeeperRole implements Role {
  private static final int PORT = 2181;
  private static final int LOST = 1;
  private static final String CONFIG = "config";
  private static final int LAST_PORT = 65_535;
  private static final int KEPT_SNAPSHOTS = 3;
  private static final int MANY = 1_000_000;

  private final Flags flags =
      Flags.named(
          "meso zookeeper",
          """
          Serves ZooKeeper's own protocol to every client of ZooKeeper 3.5 and newer, from a single
          server with its data on disk. With --config it is what that zoo.cfg says, alone or one of
          an ensemble, and no other flag is needed.\
          """);
  private final Flag<Optional<Path>> config =
      flags.path(CONFIG, "a zoo.cfg, read as ZooKeeper reads it; instead of all other flags");
  private final Flag<String> ip =
      flags.text("ip", "0.0.0.0", "address to listen at; 0.0.0.0 for all");
  private final Flag<Integer> port =
      flags.integer("port", PORT, 0, LAST_PORT, "port for clients; 0 for any free one");
  private final Flag<String> dataDir =
      flags.text("data_dir", "", "where snapshots and logs are kept; needed without --config");
  private final Flag<Duration> tick =
      flags.duration(
          "tick_time",
          "2secs",
          Duration.ofMillis(10),
          Duration.ofMinutes(10),
          "unit of time; sessions end after 2 to 20 of them");
  private final Flag<Integer> connections =
      flags.integer("max_client_cnxns", 0, 0, MANY, "connections of one client address; 0: any");
  private final Flag<Integer> snapshots =
      flags.integer(
          "snap_retain_count", KEPT_SNAPSHOTS, KEPT_SNAPSHOTS, MANY, "snapshots that are kept");
  private final Flag<Integer> purge =
      flags.integer("purge_interval", 1, 0, MANY, "hours between deletions of old ones; 0: never");

  ZooKeeperRole() {
    flags.rule(this::apart);
  }

  private List<Refusal> apart(Settings settings) {
    if (settings.get(config).isPresent()) {
      return settings.set().keySet().stream()
          .filter(name -> !name.equals(CONFIG))
          .map(name -> Refusal.invalid("--" + name, "", "nothing beside --config"))
          .toList();
    }
    return settings.get(dataDir).isEmpty()
        ? List.of(Refusal.invalid(dataDir.toString(), "", "is missing: a folder"))
        : List.of();
  }

  @Override
  public String name() {
    return "zookeeper";
  }

  @Override
  public String summary() {
    return "a ZooKeeper server";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public Where where() {
    return new Where(List.of("MESO_ZOOKEEPER_"), List.of(), Map.of());
  }

  @Override
  public Started start(Settings settings, RoleContext context)
      throws IOException, InterruptedException {
    var file = settings.get(config);
    return file.isPresent() ? configured(file.get(), context) : embedded(settings);
  }

  private static Started configured(Path file, RoleContext context)
      throws IOException, InterruptedException {
    var server = ConfiguredZooKeeper.start(file, why -> context.exit(LOST, why));
    return new Started("zk://127.0.0.1:" + server.port(), server);
  }

  private Started embedded(Settings settings) throws IOException, InterruptedException {
    var server =
        EmbeddedZooKeeper.start(
            new EmbeddedZooKeeperConfig(
                Path.of(settings.get(dataDir)),
                settings.get(ip),
                settings.get(port),
                settings.get(tick),
                settings.get(connections),
                settings.get(snapshots),
                settings.get(purge)));
    return new Started(server.url("").toString(), server);
  }
}
