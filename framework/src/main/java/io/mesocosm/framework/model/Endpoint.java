package io.mesocosm.framework.model;

/// Where a master listens.
///
/// @param scheme `http` or `https`
/// @param host a name or an address; IPv6 without brackets
public record Endpoint(String scheme, String host, int port) {
  public static Endpoint http(String host, int port) {
    return new Endpoint("http", host, port);
  }

  /// `http://10.0.0.1:5050`.
  @Override
  public String toString() {
    return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
