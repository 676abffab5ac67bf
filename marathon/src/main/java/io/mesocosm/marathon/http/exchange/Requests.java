package io.mesocosm.marathon.http.exchange;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Outcome.Ok;
import io.mesocosm.base.Outcome.Refused;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.marathon.core.messages.Origin;
import io.mesocosm.marathon.model.AppPath;
import java.util.Optional;

/// What handlers read of requests.
public final class Requests {
  private static final String ALL_BELOW = "/*";

  /// A thousand for each of a thousand apps.
  private static final int MOST_VALUES = 1_000_000;

  private Requests() {}

  /// The body as JSON; an empty one is refused as broken, and so is a zero byte in any text.
  public static Outcome<Json> body(Request request) {
    return request.text().isBlank()
        ? Outcome.refused(
            new Refusal(Refusal.Reason.MALFORMED, "body", "The body is empty; supply JSON", "JSON"))
        : ZeroBytes.refused(JsonParser.parse(request.body(), MOST_VALUES));
  }

  /// `true` in any case; clients in Python send `True`.
  public static boolean flag(Request request, String name, boolean byDefault) {
    return request.queryParam(name).map(text -> text.equalsIgnoreCase("true")).orElse(byDefault);
  }

  /// The path of an app or a group that the path parameter `id` names; empty when it is none, and
  /// then nothing can have it.
  public static Optional<AppPath> path(Request request) {
    return path(request.param("id"));
  }

  public static Optional<AppPath> path(String text) {
    return switch (AppPath.parse(text, AppPath.ROOT)) {
      case Ok<AppPath>(var path) -> Optional.of(path);
      case Refused<AppPath> _ -> Optional.empty();
    };
  }

  /// Whether the path parameter `id` means everything below a group: `/v2/apps/group/*`.
  public static boolean isWildcard(Request request) {
    return request.param("id").endsWith(ALL_BELOW) || request.param("id").equals("*");
  }

  /// The group of such a parameter.
  public static Optional<AppPath> wildcardGroup(Request request) {
    var id = request.param("id");
    return path(id.substring(0, id.length() - 1));
  }

  public static Origin origin(Request request) {
    return new Origin(request.remote(), request.path());
  }

  /// Whether plain text is wanted, and JSON is not.
  public static boolean wantsText(Request request) {
    var accept = request.header("Accept").orElse("*/*");
    return accept.contains("text/plain")
        && !accept.contains("application/json")
        && !accept.contains("*/*");
  }
}
