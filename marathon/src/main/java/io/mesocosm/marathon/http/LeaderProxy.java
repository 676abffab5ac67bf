package io.mesocosm.marathon.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mesocosm.base.http.Filter;
import io.mesocosm.base.http.Handler;
import io.mesocosm.base.http.Headers;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.marathon.http.exchange.Answers;
import io.mesocosm.marathon.http.exchange.Backend;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Who does not lead hands requests on to who does (Marathon 1.11, standby). The event stream is
/// redirected instead; what every node can answer is answered here.
///
/// Each hop leaves its address in `X-Marathon-Via`; a request that has been here before is going
/// round in a circle, and ends with 502.
final class LeaderProxy implements Filter {
  private static final String VIA = "X-Marathon-Via";
  private static final int LOOKS = 10;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Set<String> OF_ONE_HOP =
      Set.of(
          "connection",
          "content-length",
          "date",
          "expect",
          "host",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final Backend backend;
  private final HttpClient client;
  private final String address;
  private final Duration patience;

  LeaderProxy(Backend backend, HttpClient client, String address, Duration patience) {
    this.backend = backend;
    this.client = client;
    this.address = address;
    this.patience = patience;
  }

  @Override
  public Response around(Request request, Handler next) throws InterruptedException {
    if (backend.leading() || isLocal(request.path())) {
      return next.handle(request);
    }
    if (request.headers().all(VIA).stream().anyMatch(via -> via.endsWith(" " + address))) {
      return Answers.message(502, "This request has been here before: nobody leads");
    }
    var leader = leader();
    if (backend.leading()) {
      return next.handle(request);
    }
    if (leader.isEmpty()) {
      return Answers.message(502, "Nobody leads");
    }
    return request.path().equals("/v2/events")
        ? Response.redirect(302, "http://" + leader.get() + target(request))
        : forward(request, leader.get());
  }

  private static boolean isLocal(String path) {
    return path.equals("/")
        || path.equals("/ping")
        || path.equals("/metrics")
        || path.startsWith("/metrics/")
        || path.equals("/ui")
        || path.startsWith("/ui/");
  }

  // Between two leaders there is none for a moment; and who just won needs one to read the state.
  private Optional<String> leader() throws InterruptedException {
    for (int i = 0; i < LOOKS; i++) {
      var leader = backend.leader().filter(other -> !other.equals(address));
      if (leader.isPresent() || backend.leading()) {
        return leader;
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    return Optional.empty();
  }

  private Response forward(Request request, String leader) throws InterruptedException {
    var uri = URI.create("http://" + leader + target(request));
    try {
      var reply =
          client.send(
              new HttpClient.Call(
                  request.method(), uri, passed(request), request.body(), patience));
      return new Response.Whole(reply.status(), carried(reply.headers()), reply.body());
    } catch (IOException trouble) {
      return Answers.message(502, "The leader %s: %s".formatted(leader, trouble.getMessage()));
    }
  }

  private static String target(Request request) {
    var pairs = new ArrayList<String>();
    for (String name : request.query().names()) {
      for (String value : request.queryParams(name)) {
        pairs.add(URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8));
      }
    }
    return request.rawPath() + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
  }

  private Headers passed(Request request) {
    return carried(request.headers())
        .without("Accept-Encoding")
        .and(VIA, "1.1 " + address)
        .and("X-Forwarded-For", request.remote());
  }

  private static Headers carried(Headers headers) {
    return new Headers(
        headers.fields().stream()
            .filter(field -> !OF_ONE_HOP.contains(field.name().toLowerCase(Locale.ROOT)))
            .toList());
  }
}
