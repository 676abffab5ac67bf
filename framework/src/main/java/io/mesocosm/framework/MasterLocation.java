package io.mesocosm.framework;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.coordination.session.ZkUrl;
import io.mesocosm.framework.model.Endpoint;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Where the leading master is found: the forms that Mesos' and Marathon's `--master` take.
public sealed interface MasterLocation {
  /// Mesos' port, for a host that names none.
  int DEFAULT_PORT = 5050;

  /// The leader is the first `json.info_` node under the path.
  record Elected(ZkUrl ensemble) implements MasterLocation {}

  /// Any of these; one that does not lead says who does.
  ///
  /// @param masters at least one
  record Listed(List<Endpoint> masters) implements MasterLocation {
    public Listed {
      masters = List.copyOf(masters);
    }
  }

  /// Reads `zk://…/mesos`, `host[:port][,host[:port]…]`, or `http[s]://host[:port]`.
  ///
  /// @param field whose value it is (`--master`), for refusals
  static Outcome<MasterLocation> parse(String field, String text) {
    if (text.startsWith("zk://")) {
      return ZkUrl.parse(field, text).map(Elected::new);
    }
    var masters = new ArrayList<Endpoint>();
    var refusals = new ArrayList<Refusal>();
    for (var part : text.split(",", -1)) {
      endpoint(field, part.strip(), masters, refusals);
    }
    return refusals.isEmpty() ? Outcome.ok(new Listed(masters)) : new Outcome.Refused<>(refusals);
  }

  private static void endpoint(
      String field, String text, List<Endpoint> masters, List<Refusal> refusals) {
    var allowed = "zk://host:port,…/path, host:port,…, or http://host:port";
    try {
      var uri = URI.create(text.contains("://") ? text : "http://" + text);
      var web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!web || uri.getHost() == null || uri.getPort() > 65_535) {
        refusals.add(Refusal.invalid(field, text, allowed));
        return;
      }
      var host = uri.getHost().replace("[", "").replace("]", "");
      masters.add(
          new Endpoint(uri.getScheme(), host, uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort()));
    } catch (IllegalArgumentException malformed) {
      refusals.add(Refusal.invalid(field, text, allowed));
    }
  }
}
