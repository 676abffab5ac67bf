package io.mesocosm.meso.roles;

import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.marathon.Marathon;
import io.mesocosm.meso.roles.flags.LogFlags;
import io.mesocosm.meso.roles.flags.MarathonFlags;
import io.mesocosm.meso.roles.process.Role;
import io.mesocosm.meso.roles.process.RoleContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `meso marathon`: the service scheduler.
final class MarathonRole implements Role {
  // What the original leaves with when it has lost its leadership or its framework id.
  private static final int OVER = 103;

  private final MarathonFlags flags = new MarathonFlags();
  private final LogFlags log = new LogFlags(flags.flags(), "marathon");

  @Override
  public String name() {
    return "marathon";
  }

  @Override
  public String summary() {
    return "keeps apps running";
  }

  @Override
  public Flags flags() {
    return flags.flags();
  }

  @Override
  public Where where() {
    return new Where(
        List.of("MARATHON_"),
        List.of(Path.of("/etc/marathon/conf")),
        Map.of("master", Path.of("/etc/mesos/zk")));
  }

  @Override
  public Started start(Settings settings, RoleContext context)
      throws IOException, InterruptedException {
    log.apply(settings);
    var pages = context.home().resolve("ui").resolve("marathon");
    var config = flags.config(settings, pages, ownHostname());
    var marathon = Marathon.start(config, why -> context.exit(OVER, why));
    return new Started("http://%s:%d".formatted(config.hostname(), marathon.port()), marathon);
  }

  private static String ownHostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
