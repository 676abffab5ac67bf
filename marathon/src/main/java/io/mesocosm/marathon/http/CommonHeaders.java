package io.mesocosm.marathon.http;

import io.mesocosm.base.http.Filter;
import io.mesocosm.base.http.Handler;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;

/// What every answer carries: who leads, that nothing is to be kept, and, where an operator allows
/// it, that pages of other sites may ask (Marathon 1.11, HTTP layer).
final class CommonHeaders implements Filter {
  private final Backend backend;
  private final String allowOrigin;

  CommonHeaders(Backend backend, String allowOrigin) {
    this.backend = backend;
    this.allowOrigin = allowOrigin;
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
    return allowOrigin.isEmpty() ? response : cors(request, response);
  }

  private Response cors(Request request, Response response) {
    var allowed =
        response
            .withHeader("Access-Control-Allow-Origin", allowOrigin)
            .withHeader("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
            .withHeader("Access-Control-Max-Age", "86400");
    return request
        .header("Access-Control-Request-Headers")
        .map(asked -> allowed.withHeader("Access-Control-Allow-Headers", asked))
        .orElse(allowed);
  }
}
