package io.mesocosm.framework.link;

import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.framework.model.Endpoint;
import io.mesocosm.protocol.v1.scheduler.Call;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/// Calls as POST requests to a master's scheduler entry.
final class Posting {
  private static final String PATH = "/api/v1/scheduler";

  /// Redirects and refusals are short; a subscription's answer comes at once.
  private static final Duration HEAD_WITHIN = Duration.ofSeconds(10);

  private final HttpClient http;
  private final CallSettings settings;
  private final String principal;

  Posting(HttpClient http, CallSettings settings, String principal) {
    this.http = http;
    this.settings = settings;
    this.principal = principal;
  }

  HttpClient.StreamReply open(Endpoint at, Call subscribe)
      throws IOException, InterruptedException {
    return http.open(
        request(at, subscribe)
            .withHeader("Accept", settings.encoding().wire())
            .withPatience(HEAD_WITHIN));
  }

  HttpClient.Reply send(Endpoint at, String streamId, Call call)
      throws IOException, InterruptedException {
    return http.send(
        request(at, call)
            .withHeader("Mesos-Stream-Id", streamId)
            .withHeader("Accept", settings.encoding().wire())
            .withPatience(settings.callWithin()));
  }

  private HttpClient.Call request(Endpoint at, Call call) {
    var encoding = settings.encoding();
    var request =
        HttpClient.Call.post(URI.create(at + PATH), encoding.wire(), encoding.encode(call));
    return settings.secret().isEmpty()
        ? request
        : request.withHeader("Authorization", "Basic " + credential());
  }

  private String credential() {
    var text = principal + ":" + settings.secret();
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
