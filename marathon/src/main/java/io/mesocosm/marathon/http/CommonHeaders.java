package io.mesocosm.marathon.http;

import io.mesocosm.base.http.Filter;
import io.mesocosm.base.http.Handler;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.marathon.http.exchange.Backend;
import java.util.Arrays;
import java.util.List;

/// What every answer carries: who leads, that nothing is to be kept, and, where an operator allows
/// it, that pages of other sites may ask (Marathon 1.11, HTTP layer).
final class CommonHeaders implements Filter {
  private final Backend backend;
  private final List<String> sites;

  /// @param allowOrigin sites, separated by commas; `*` for all, empty for none
  CommonHeaders(Backend backend, String allowOrigin) {
    this.backend = backend;
    this.sites = Arrays.stream(allowOrigin.split(",", -1)).map(String::strip).toList();
  }

  @Override
  public Response around(Request request, Handler next) throws InterruptedException {
    var response =
        next.handle(request)
            .withHeader("X-Frame-Options", "DENY")
            .withHeader("X-XSS-Protection", "1; mode=block");
    if (!response.headers().has("Cache-Control")) {
      response =
          response
              .withHeader("Cache-Control", "no-cache, no-store, must-revalidate")
              .withHeader("Pragma", "no-cache")
              .withHeader("Expires", "0");
    }
    var leader = backend.leader();
    if (leader.isPresent()) {
      response = response.withHeader("X-Marathon-Leader", "http://" + leader.get());
    }
    var site = site(request);
    return site.isEmpty() ? response : cors(request, response, site);
  }

  /// Browsers take one site or a star, and no list.
  private String site(Request request) {
    if (sites.contains("*")) {
      return "*";
    }
    return request.header("Origin").filter(sites::contains).orElse("");
  }

  private static Response cors(Request request, Response response, String site) {
    var allowed =
        response
            .withHeader("Access-Control-Allow-Origin", site)
            .withHeader("Vary", "Origin")
            .withHeader("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
            .withHeader("Access-Control-Max-Age", "86400");
    return request
        .header("Access-Control-Request-Headers")
        .map(asked -> allowed.withHeader("Access-Control-Allow-Headers", asked))
        .orElse(allowed);
  }
}
