package io.mesocosm.base.httpserver;

import io.mesocosm.base.Check;
import java.time.Duration;

/// How a server listens, and how much it takes from a client.
///
/// @param host address to listen at; empty for all
/// @param port 0 for any free one
/// @param maxHeadBytes of request line and header together, ≥ 1 KiB; more is 431
/// @param maxBodyBytes of a request, ≥ 0, packed or unpacked; more is 413
/// @param maxConnections at a time, > 0; the next is told 503 and closed
/// @param patience with a request that has begun and does not go on
/// @param farewell how long running requests have when the server closes
public record HttpServerConfig(
    String host,
    int port,
    int maxHeadBytes,
    long maxBodyBytes,
    int maxConnections,
    Duration patience,
    Duration farewell) {
  public HttpServerConfig {
    Check.that(port >= 0 && port <= 65_535, "port", port, "0 to 65535");
    Check.that(maxHeadBytes >= 1024, "maxHeadBytes", maxHeadBytes, "1024 or more");
    Check.that(maxBodyBytes >= 0, "maxBodyBytes", maxBodyBytes, "0 or more");
    Check.that(maxConnections > 0, "maxConnections", maxConnections, "1 or more");
    Check.that(patience.isPositive(), "patience", patience, "more than 0");
    Check.that(!farewell.isNegative(), "farewell", farewell, "0 or more");
  }

  /// With the usual limits: heads of 64 KiB, bodies of 16 MiB, 16,000 connections.
  public static HttpServerConfig of(String host, int port) {
    return new HttpServerConfig(
        host, port, 64 << 10, 16L << 20, 16_000, Duration.ofSeconds(30), Duration.ofSeconds(2));
  }

  public HttpServerConfig withMaxBodyBytes(long maxBodyBytes) {
    return new HttpServerConfig(
        host, port, maxHeadBytes, maxBodyBytes, maxConnections, patience, farewell);
  }

  public HttpServerConfig withMaxConnections(int maxConnections) {
    return new HttpServerConfig(
        host, port, maxHeadBytes, maxBodyBytes, maxConnections, patience, farewell);
  }

  public HttpServerConfig withPatience(Duration patience) {
    return new HttpServerConfig(
        host, port, maxHeadBytes, maxBodyBytes, maxConnections, patience, farewell);
  }

  public HttpServerConfig withFarewell(Duration farewell) {
    return new HttpServerConfig(
        host, port, maxHeadBytes, maxBodyBytes, maxConnections, patience, farewell);
  }
}
