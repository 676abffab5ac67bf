package io.mesocosm.coordination.server;

import io.mesocosm.base.Check;
import java.nio.file.Path;
import java.time.Duration;

/// What can be set on an [EmbeddedZooKeeper].
///
/// @param dataDir snapshots and logs; made when missing
/// @param host address to bind, `0.0.0.0` for all
/// @param port 0 picks a free one
/// @param tick ZooKeeper's `tickTime`; sessions time out after 2 to 20 ticks
/// @param maxConnections per client address; 0 is no limit
/// @param keptSnapshots `autopurge.snapRetainCount`, ≥ 3
/// @param purgeEveryHours `autopurge.purgeInterval`; 0 never purges
public record EmbeddedZooKeeperConfig(
    Path dataDir,
    String host,
    int port,
    Duration tick,
    int maxConnections,
    int keptSnapshots,
    int purgeEveryHours) {

  public EmbeddedZooKeeperConfig {
    Check.that(port >= 0 && port <= 65_535, "--port", port, "0 to 65535");
    Check.that(tick.toMillis() >= 10, "--tick", tick, "10 ms or more");
    Check.that(maxConnections >= 0, "--max-connections", maxConnections, "0 or more");
    Check.that(keptSnapshots >= 3, "--kept-snapshots", keptSnapshots, "3 or more");
    Check.that(purgeEveryHours >= 0, "--purge-every-hours", purgeEveryHours, "0 or more");
  }

  /// ZooKeeper's defaults, with purging on.
  public static EmbeddedZooKeeperConfig of(Path dataDir, String host, int port) {
    return new EmbeddedZooKeeperConfig(dataDir, host, port, Duration.ofSeconds(2), 0, 3, 1);
  }

  public EmbeddedZooKeeperConfig withTick(Duration ticks) {
    return new EmbeddedZooKeeperConfig(
        dataDir, host, port, ticks, maxConnections, keptSnapshots, purgeEveryHours);
  }
}
