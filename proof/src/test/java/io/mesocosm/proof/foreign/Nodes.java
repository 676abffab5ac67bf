package io.mesocosm.proof.foreign;

import io.mesocosm.agent.AgentConfig;
import io.mesocosm.agent.AgentConfig.Listen;
import io.mesocosm.agent.AgentConfig.Offered;
import io.mesocosm.base.Fault;
import io.mesocosm.base.Outcome.Ok;
import io.mesocosm.base.Outcome.Refused;
import io.mesocosm.coordination.session.ZkUrl;
import io.mesocosm.framework.MasterLocation;
import io.mesocosm.framework.SchedulerConfig;
import io.mesocosm.framework.model.FrameworkIdentity;
import io.mesocosm.marathon.MarathonConfig;
import io.mesocosm.marathon.core.MarathonRules;
import io.mesocosm.marathon.http.ApiConfig;
import io.mesocosm.master.MasterConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/// Configurations of a small cluster on loopback, every port any free one.
public final class Nodes {
  private static final String HERE = "127.0.0.1";

  /// For nodes that must not end by themselves.
  public static final Consumer<String> UNEXPECTED =
      why -> {
        throw new Fault(why);
      };

  private Nodes() {}

  public static MasterConfig master() {
    return MasterConfig.DEFAULT.with(new MasterConfig.Listen(HERE, 0, "", 0, HERE));
  }

  /// @param master its URL
  public static AgentConfig agent(String master, Path folder) {
    return AgentConfig.of(master.replace("http://", ""), folder.resolve("agent"))
        .with(Listen.on(HERE, 0))
        .with(new Offered("cpus:4;mem:2048;disk:4096;ports:[31000-31999]", "", "*"));
  }

  public static MarathonConfig marathon(String master, ZkUrl zk) {
    var location =
        switch (MasterLocation.parse("--master", master)) {
          case Ok<MasterLocation>(var known) -> known;
          case Refused<MasterLocation>(var refusals) -> throw new Fault(refusals.toString());
        };
    return new MarathonConfig(
        zk,
        Duration.ofSeconds(10),
        HERE,
        0,
        HERE,
        SchedulerConfig.of(location),
        FrameworkIdentity.named("marathon"),
        MarathonRules.DEFAULT,
        ApiConfig.of(HERE),
        16);
  }
}
