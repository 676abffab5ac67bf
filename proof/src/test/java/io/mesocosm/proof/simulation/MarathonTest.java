package io.mesocosm.proof.simulation;

import io.mesocosm.testkit.junit.Seeds;
import io.mesocosm.testkit.time.Seed;
import java.time.Duration;

/// Three masters, five agents, two Marathons and people who change their minds, under every fault
/// there is.
class MarathonTest {
  private static final String MACHINE = "cpus:4;mem:1000;disk:1000;ports:[31000-31010]";

  @Seeds(1_000)
  void everyAppIsServedAfterTheStorm(Seed seed) {
    var cluster = new Cluster(seed).masters(3).agents(5, MACHINE).marathons(2).start();
    cluster.world().run(Duration.ofSeconds(5));
    cluster.people().deploy("/app-0", 3);
    cluster.world().run(Duration.ofSeconds(20));
    cluster.people().begin();
    cluster.trouble();
    cluster.world().run(Duration.ofMinutes(5));
    cluster.people().rest();
    cluster.world().faults().heal();
    cluster.world().eventually("all agree", cluster::unaccounted, Duration.ofMinutes(40));
  }
}
