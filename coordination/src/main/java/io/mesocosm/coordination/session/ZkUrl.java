package io.mesocosm.coordination.session;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Where an ensemble is and which path in it is meant: `zk://[user:pass@]host[:port],…[/path]`.
///
/// The form is that of Mesos' `--zk` and `--master` and of Marathon's `--zk` (Mesos 1.11 and
/// Marathon 1.8 command-line documentation). [#toString] hides the password; [#text] does not.
///
/// @param auth `user:pass`, or empty
/// @param servers at least one
/// @param path absolute, without trailing slash; `/` when none was given
public record ZkUrl(String auth, List<Server> servers, String path) {
  public static final int DEFAULT_PORT = 2181;
  private static final String SCHEME = "zk://";

  public ZkUrl {
    servers = List.copyOf(servers);
  }

  /// @param host a name, an IPv4 address, or an IPv6 address without brackets
  /// @param port 1 to 65535
  public record Server(String host, int port) {
    @Override
    public String toString() {
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
  }

  /// Collects everything that is wrong with `text`.
  ///
  /// @param field whose value it is (`--zk`), for the refusals
  public static Outcome<ZkUrl> parse(String field, String text) {
    var refusals = new ArrayList<Refusal>();
    if (!text.startsWith(SCHEME)) {
      return Outcome.refused(
          Refusal.invalid(field, text, "zk://[user:pass@]host1:port1,host2:port2/path"));
    }
    var rest = text.substring(SCHEME.length());
    var slash = rest.indexOf('/');
    var authority = slash < 0 ? rest : rest.substring(0, slash);
    var path = slash < 0 ? "/" : rest.substring(slash);
    var at = authority.lastIndexOf('@');
    var auth = at < 0 ? "" : authority.substring(0, at);
    if (at >= 0 && auth.indexOf(':') < 1) {
      refusals.add(Refusal.invalid(field, "…@", "user:pass before the @"));
    }
    var servers = new ArrayList<Server>();
    for (var part : authority.substring(at + 1).split(",", -1)) {
      server(field, part, servers, refusals);
    }
    var clean = path(field, path, refusals);
    return refusals.isEmpty()
        ? Outcome.ok(new ZkUrl(auth, servers, clean))
        : new Outcome.Refused<>(refusals);
  }

  private static void server(
      String field, String part, List<Server> servers, List<Refusal> refusals) {
    var bracket = part.startsWith("[") ? part.indexOf(']') : -1;
    var colon = part.indexOf(':', Math.max(bracket, 0));
    var host =
        bracket > 0 ? part.substring(1, bracket) : colon < 0 ? part : part.substring(0, colon);
    if (host.isBlank() || host.startsWith("[") || host.chars().anyMatch(ZkUrl::isOdd)) {
      refusals.add(Refusal.invalid(field, part, "a host or host:port between the commas"));
      return;
    }
    var port = colon < 0 ? DEFAULT_PORT : port(part.substring(colon + 1));
    if (port < 1 || port > 65_535) {
      refusals.add(Refusal.invalid(field, part, "a port from 1 to 65535 after the colon"));
      return;
    }
    servers.add(new Server(host, port));
  }

  private static boolean isOdd(int c) {
    return c <= ' ' || c == '@' || c == '?' || c == '#' || c == '/';
  }

  private static int port(String digits) {
    return digits.length() <= 5
            && !digits.isEmpty()
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(digits)
        : -1;
  }

  private static String path(String field, String path, List<Refusal> refusals) {
    var clean =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    var names = clean.substring(1).split("/", -1);
    for (var name : names) {
      var empty = name.isEmpty() && names.length > 1;
      if (empty || name.equals(".") || name.equals("..") || name.chars().anyMatch(c -> c < ' ')) {
        refusals.add(
            Refusal.invalid(field, path, "a path without empty, '.' or '..' names, like /mesos"));
        break;
      }
    }
    return clean;
  }

  /// A place below this path: `child("leader")` of `/marathon` is `/marathon/leader`.
  public String child(String name) {
    return path.equals("/") ? "/" + name : path + "/" + name;
  }

  /// `h1:p1,h2:p2`, what ZooKeeper's clients call a connection string.
  public String hosts() {
    return servers.stream().map(Server::toString).collect(Collectors.joining(","));
  }

  /// The whole URL, password included.
  public String text() {
    return SCHEME + (auth.isEmpty() ? "" : auth + "@") + hosts() + path;
  }

  /// For people and logs: the password is hidden.
  @Override
  public String toString() {
    var user = auth.isEmpty() ? "" : auth.substring(0, Math.max(0, auth.indexOf(':'))) + ":…@";
    return SCHEME + user + hosts() + path;
  }
}
