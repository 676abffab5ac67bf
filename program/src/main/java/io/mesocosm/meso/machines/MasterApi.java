package io.mesocosm.meso.machines;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.base.httpclient.HttpClient.Reply;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.playground.model.Machine;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The leading master as an operator sees it. Mesos 1.11 documentation, "Operator HTTP API".
final class MasterApi {
  private static final int REDIRECTED = 307;
  private static final int MOST_REDIRECTS = 3;

  private final HttpClient http;
  private final String url;

  /// @param url of any master, without a slash at its end
  MasterApi(HttpClient http, String url) {
    this.http = http;
    this.url = url;
  }

  /// The id of the agent on a machine; empty when none is registered from there.
  Optional<String> agent(Machine machine) throws IOException, InterruptedException {
    var at = "@" + machine.address() + ":";
    return view(send(Call.get(URI.create(url + "/slaves"))))
        .objects("slaves")
        .orElse(List.of())
        .stream()
        .filter(agent -> agent.text("pid").orElse("").contains(at))
        .findFirst()
        .flatMap(agent -> agent.text("id"));
  }

  /// Whether somebody leads there that some scheduler is connected to.
  boolean hasActiveFramework() throws IOException, InterruptedException {
    var reply = send(Call.get(URI.create(url + "/frameworks")));
    return reply.isSuccess()
        && view(reply).objects("frameworks").orElse(List.of()).stream()
            .anyMatch(framework -> framework.flag("active").orElse(false));
  }

  /// @param type `DEACTIVATE_AGENT` and other calls that name nothing but an agent
  void call(String type, String agent) throws IOException, InterruptedException {
    var body =
        Json.obj(
            "type",
            type,
            type.toLowerCase(Locale.ROOT),
            Json.obj("agent_id", Json.obj("value", agent)));
    var call =
        Call.of("POST", URI.create(url + "/api/v1"))
            .withBody("application/json", JsonText.compact(body));
    var reply = send(call);
    if (!reply.isSuccess()) {
      throw CommandFailedException.trouble(
          "the master refuses %s (%d): %s".formatted(type, reply.status(), reply.text().strip()));
    }
  }

  // Who does not lead says who does.
  private Reply send(Call call) throws IOException, InterruptedException {
    var reply = http.send(call);
    for (int i = 0; i < MOST_REDIRECTS && reply.status() == REDIRECTED; i++) {
      var there = reply.headers().first("Location").orElse("");
      var absolute = there.startsWith("//") ? "http:" + there : there;
      call =
          new Call(
              call.method(), URI.create(absolute), call.headers(), call.body(), call.patience());
      reply = http.send(call);
    }
    return reply;
  }

  private static JsonView view(Reply reply) throws IOException {
    return switch (JsonParser.parse(reply.body())) {
      case Outcome.Ok<Json>(var root) -> JsonView.of(root, new ArrayList<>());
      case Outcome.Refused<Json>(var why) ->
          throw new IOException("the master's reply is no JSON: " + why.getFirst().text());
    };
  }
}
