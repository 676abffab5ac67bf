package io.mesocosm.marathon.http;

import io.mesocosm.base.Fault;
import io.mesocosm.base.Outcome.Ok;
import io.mesocosm.base.Outcome.Refused;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.metrics.Metrics;
import java.util.Optional;

/// A client of the API without a socket. Bodies are written with single quotes for double ones, and
/// read like that, too.
final class Browser implements AutoCloseable {
  final PlayedMarathon marathon = new PlayedMarathon();
  private final MarathonApi api =
      new MarathonApi(marathon, ApiConfig.of("10.0.0.1:8080"), new Metrics(), marathon);

  /// An answer, and what tests ask of it.
  record Seen(Response response) {
    int status() {
      return response.status();
    }

    String header(String name) {
      return response.headers().first(name).orElse("");
    }

    String text() {
      return ((Response.Whole) response).text();
    }

    Json json() {
      return switch (JsonParser.parse(text())) {
        case Ok<Json>(var value) -> value;
        case Refused<Json>(var refusals) -> throw new Fault(refusals.getFirst().text());
      };
    }

    /// The JSON at a path of names and indexes: `apps/0/id`; `absent` when there is none.
    String at(String path) {
      var json = json();
      for (String step : path.split("/", -1)) {
        var inner =
            switch (json) {
              case Json.Obj object -> object.get(step);
              case Json.Arr(var items) ->
                  Integer.parseInt(step) < items.size()
                      ? Optional.of(items.get(Integer.parseInt(step)))
                      : Optional.<Json>empty();
              case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> Optional.<Json>empty();
            };
        if (inner.isEmpty()) {
          return "absent";
        }
        json = inner.get();
      }
      return JsonText.text(json).replace('"', '\'');
    }
  }

  Seen ask(Request request) {
    try {
      return new Seen(api.routes().handle(request));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Fault("interrupted", stopped);
    }
  }

  /// @param headers as `Name: value`
  Seen get(String target, String... headers) {
    var request = Request.get(target);
    for (String header : headers) {
      var colon = header.indexOf(':');
      request = request.withHeader(header.substring(0, colon), header.substring(colon + 2));
    }
    return ask(request);
  }

  Seen send(String method, String target, String body) {
    return ask(Request.of(method, target).withBody(body.replace('\'', '"')));
  }

  Seen delete(String target) {
    return ask(Request.delete(target));
  }

  /// A client creates an app that must be accepted.
  Seen created(String body) {
    var seen = send("POST", "/v2/apps", body);
    if (seen.status() != 201) {
      throw new Fault(seen.text());
    }
    return seen;
  }

  @Override
  public void close() {
    api.close();
  }
}
