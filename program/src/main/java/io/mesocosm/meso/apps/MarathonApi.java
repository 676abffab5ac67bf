package io.mesocosm.meso.apps;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.base.httpclient.HttpClient.Reply;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.meso.console.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Marathon's v2 interface as a client sees it.
///
/// What Marathon refuses becomes a [CommandFailedException] with Marathon's own words: message, and
/// path and reason of each error.
public final class MarathonApi {
  // Marathon says itself, and sooner, what it cannot change; on a slow host its first takes long.
  private static final Duration FOR_CHANGES = Duration.ofSeconds(30);

  private static final int NOT_FOUND = 404;
  private static final String JSON = "application/json";

  private final HttpClient http;
  private final String url;

  /// @param url without a slash at its end, `http://127.0.0.1:8080`
  public MarathonApi(HttpClient http, String url) {
    this.http = http;
    this.url = url;
  }

  /// Whether a leader is known; false also when nobody answers.
  public boolean leads() throws InterruptedException {
    try {
      return http.send(Call.get(URI.create(url + "/v2/leader"))).isSuccess();
    } catch (IOException nobody) {
      return false;
    }
  }

  /// @param path with its query, `/v2/apps?embed=apps.tasks`
  public JsonView get(String path) throws IOException, InterruptedException {
    return view(accepted(http.send(Call.get(URI.create(url + path)))));
  }

  /// The objects of a reply that is a bare list.
  public List<JsonView> getAll(String path) throws IOException, InterruptedException {
    var reply = accepted(http.send(Call.get(URI.create(url + path))));
    var list = Json.obj("list", parsed(reply));
    return JsonView.of(list, new ArrayList<>()).objects("list").orElse(List.of());
  }

  /// Empty when Marathon knows nothing under that path.
  public Optional<JsonView> find(String path) throws IOException, InterruptedException {
    var reply = http.send(Call.get(URI.create(url + path)));
    return reply.status() == NOT_FOUND ? Optional.empty() : Optional.of(view(accepted(reply)));
  }

  /// A reply without a body is an empty object.
  public JsonView send(String method, String path, Json body)
      throws IOException, InterruptedException {
    var call =
        Call.of(method, URI.create(url + path))
            .withBody(JSON, JsonText.compact(body))
            .withPatience(FOR_CHANGES);
    return view(accepted(http.send(call)));
  }

  public JsonView send(String method, String path) throws IOException, InterruptedException {
    return view(accepted(http.send(Call.of(method, URI.create(url + path)))));
  }

  private static Reply accepted(Reply reply) {
    if (reply.isSuccess()) {
      return reply;
    }
    throw CommandFailedException.trouble(
        "Marathon refuses (%d): %s".formatted(reply.status(), words(reply)));
  }

  private static JsonView view(Reply reply) throws IOException {
    var root = reply.body().length == 0 ? Json.Obj.EMPTY : parsed(reply);
    return JsonView.of(root, new ArrayList<>());
  }

  private static Json parsed(Reply reply) throws IOException {
    return switch (JsonParser.parse(reply.body())) {
      case Outcome.Ok<Json>(var root) -> root;
      case Outcome.Refused<Json>(var why) ->
          throw new IOException("Marathon's reply is no JSON: " + why.getFirst().text());
    };
  }

  private static String words(Reply reply) {
    if (!(JsonParser.parse(reply.body()) instanceof Outcome.Ok<Json>(Json.Obj root))) {
      return reply.text().strip();
    }
    var view = JsonView.of(root, new ArrayList<>());
    var text = new StringBuilder(view.text("message").orElse(reply.text().strip()));
    for (var detail : view.objects("details").orElse(List.of())) {
      text.append("\n  ").append(detail.text("path").orElse("")).append(": ");
      text.append(String.join("; ", detail.texts("errors").orElse(List.of())));
    }
    return text.toString();
  }
}
