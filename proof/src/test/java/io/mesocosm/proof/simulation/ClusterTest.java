package io.mesocosm.proof.simulation;

import io.mesocosm.testkit.junit.Seeds;
import io.mesocosm.testkit.time.Seed;
import java.time.Duration;

/// Three masters, five agents and two schedulers, under every fault there is.
class ClusterTest {
  private static final String MACHINE = "cpus:4;mem:1000;disk:1000;ports:[31000-31010]";

  @Seeds(300)
  void everyTaskIsAccountedForAfterTheStorm(Seed seed) {
    var cluster = new Cluster(seed).masters(3).agents(5, MACHINE).keepers(2, 6).start();
    cluster.world().run(Duration.ofSeconds(20));
    cluster.trouble();
    cluster.world().run(Duration.ofMinutes(5));
    cluster.world().faults().heal();
    cluster.world().eventually("all agree", cluster::unaccounted, Duration.ofMinutes(20));
  }
}
