package io.mesocosm.meso.outyet;

import io.mesocosm.base.Check;
import java.time.Duration;
import java.util.regex.Pattern;

/// What can be set on [Outyet].
///
/// @param host to listen at; empty for all addresses
/// @param port 0 for any free one
/// @param version of Go, without its leading `go`
/// @param pollEvery how often the network is asked about a version that is not known to be out
public record OutyetConfig(String host, int port, String version, Duration pollEvery) {
  public static final String DEFAULT_VERSION = "1.4";
  private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.]{1,40}");

  public OutyetConfig {
    Check.that(port >= 0 && port <= 65_535, "--port", port, "0 to 65535");
    Check.that(
        VERSION.matcher(version).matches(),
        "--version",
        version,
        "a version of Go, as 1.4 or 1.21.0");
    Check.that(pollEvery.isPositive(), "--poll", pollEvery, "more than 0");
  }
}
