package io.mesocosm.proof.endtoend;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonView;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What servers of a cluster answer.
final class Web implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http = new HttpClient();

  /// Empty when nobody answers, or not with success.
  Optional<String> page(String url) throws InterruptedException {
    try {
      var reply = http.send(Call.get(URI.create(url)).withPatience(PATIENCE));
      return reply.isSuccess() ? Optional.of(reply.text()) : Optional.empty();
    } catch (IOException nobody) {
      return Optional.empty();
    }
  }

  Optional<JsonView> json(String url) throws InterruptedException {
    return page(url)
        .flatMap(text ->
            JsonParser.parse(text) instanceof Outcome.Ok<Json>(var root)
                ? Optional.of(JsonView.of(root, new ArrayList<>()))
                : Optional.empty());
  }

  /// All tasks in the master's `/state` that have not ended; empty when it does not answer.
  List<JsonView> tasks(String master) throws InterruptedException {
    return json(master + "/state").stream()
        .flatMap(state -> state.objects("frameworks").orElse(List.of()).stream())
        .flatMap(framework -> framework.objects("tasks").orElse(List.of()).stream())
        .toList();
  }

  @Override
  public void close() {
    http.close();
  }
}
