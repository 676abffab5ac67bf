package io.mesocosm.master.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mesocosm.base.http.Handler;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import java.net.URLEncoder;
import java.util.function.Supplier;

/// Who answers: this master, or the one that leads. Mesos 1.11: 307 to the leader, 503 while there
/// is none or it still reads its registry.
public final class Leadership {
  private final Supplier<Standing> standing;

  /// How this master stands at a moment.
  public sealed interface Standing {
    record Leads(Reign reign) implements Standing {}

    /// Elected, but its registry is not read yet.
    record Recovers() implements Standing {}

    /// @param leader `host:port`; empty while nobody leads
    record Follows(String leader) implements Standing {}
  }

  /// A handler that only the leader has.
  interface OfLeader {
    Response handle(Request request, Reign reign) throws InterruptedException;
  }

  public Leadership(Supplier<Standing> standing) {
    this.standing = standing;
  }

  Standing now() {
    return standing.get();
  }

  Handler leading(OfLeader handler) {
    return request ->
        switch (standing.get()) {
          case Standing.Leads(var reign) -> handler.handle(request, reign);
          case Standing.Recovers() ->
              Response.text(503, "Master has not finished recovery of its registry");
          case Standing.Follows(var leader) -> away(request, leader);
        };
  }

  private static Response away(Request request, String leader) {
    if (leader.isEmpty()) {
      return Response.text(503, "No leader elected");
    }
    var path = request.rawPath();
    var prefixed = path.startsWith("/master/") ? path : "/master" + path;
    return Response.redirect(307, "//" + leader + prefixed + query(request));
  }

  private static String query(Request request) {
    var text = new StringBuilder();
    for (var name : request.query().names()) {
      for (var value : request.queryParams(name)) {
        text.append(text.isEmpty() ? '?' : '&')
            .append(encoded(name))
            .append('=')
            .append(encoded(value));
      }
    }
    return text.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
