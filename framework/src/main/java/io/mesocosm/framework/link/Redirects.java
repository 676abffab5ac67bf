package io.mesocosm.framework.link;

import io.mesocosm.framework.model.Endpoint;
import java.net.URI;
import java.util.List;

/// Where a master sends us: `Location: //host:port/path`, with or without a scheme. Pure.
final class Redirects {
  private Redirects() {}

  /// The other master, or nothing when `location` names none or the one we asked.
  static List<Endpoint> target(Endpoint asked, String location) {
    try {
      var uri = URI.create(location);
      if (uri.getHost() == null || uri.getPort() < 0) {
        return List.of();
      }
      var scheme = uri.getScheme() == null ? asked.scheme() : uri.getScheme();
      var host = uri.getHost().replace("[", "").replace("]", "");
      var target = new Endpoint(scheme, host, uri.getPort());
      return target.equals(asked) ? List.of() : List.of(target);
    } catch (IllegalArgumentException nonsense) {
      return List.of();
    }
  }
}
