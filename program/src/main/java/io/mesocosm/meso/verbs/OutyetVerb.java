package io.mesocosm.meso.verbs;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.command.Verb;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.outyet.Outyet;
import io.mesocosm.meso.outyet.OutyetConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// `meso outyet`: the demonstration application.
final class OutyetVerb implements Verb {
  private static final int PORT = 8080;
  private static final int LAST_PORT = 65_535;
  private static final int UNSET = -1;

  private final Flags flags =
      Flags.named(
          "meso outyet",
          """
          Serves a page that says whether a version of Go is out yet. Versions released up to this
          program's own release are known; others are asked for over the network.\
          """);
  private final Flag<Integer> port =
      flags.integer(
          "port",
          UNSET,
          UNSET,
          LAST_PORT,
          "port; else PORT0 or PORT of the environment, else 8080");
  private final Flag<String> http =
      flags.text("http", "", "address as the original's flag has it, host:port or :port");
  private final Flag<String> version =
      flags.text("version", OutyetConfig.DEFAULT_VERSION, "version of Go");
  private final Flag<Duration> poll =
      flags.duration("poll", "5secs", "how often the network is asked");

  @Override
  public String name() {
    return "outyet";
  }

  @Override
  public String summary() {
    return "the demonstration application";
  }

  @Override
  public Flags flags() {
    return flags;
  }

  @Override
  public int run(Settings settings, Surroundings around) throws IOException, InterruptedException {
    var address = settings.get(http);
    var colon = address.lastIndexOf(':');
    var host = colon > 0 ? address.substring(0, colon) : "";
    var number = address.isEmpty() ? port(settings, around.environment()) : parsed(address, colon);
    var config = new OutyetConfig(host, number, settings.get(version), settings.get(poll));
    try (var outyet = Outyet.start(config)) {
      around.console().line("outyet serves on port " + outyet.port());
      new CountDownLatch(1).await();
      return 0;
    }
  }

  private int port(Settings settings, Map<String, String> environment) {
    if (settings.get(port) != UNSET) {
      return settings.get(port);
    }
    for (var variable : new String[] {"PORT0", "PORT"}) {
      var value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        return number(variable, value);
      }
    }
    return PORT;
  }

  private static int parsed(String address, int colon) {
    return number("--http", address.substring(colon + 1));
  }

  private static int number(String field, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException noNumber) {
      throw CommandFailedException.usage(
          "%s: '%s' does not end in a port, 0 to 65535".formatted(field, text));
    }
  }
}
