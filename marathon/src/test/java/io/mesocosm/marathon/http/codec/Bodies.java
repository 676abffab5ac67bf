package io.mesocosm.marathon.http.codec;

import io.mesocosm.base.Fault;
import io.mesocosm.base.Outcome.Ok;
import io.mesocosm.base.Outcome.Refused;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Request bodies for tests, with single quotes for double ones, and what is read of them.
public final class Bodies {
  private static final AppReader READER = new AppReader(ApiDefaults.DEFAULT);

  private Bodies() {}

  public static Json json(String text) {
    return switch (JsonParser.parse(text.replace('\'', '"'))) {
      case Ok<Json>(var value) -> value;
      case Refused<Json>(var refusals) -> throw new Fault(refusals.getFirst().text());
    };
  }

  /// @param body may lack the id, which is `/a` then
  public static App app(String body) {
    var problems = new ArrayList<Refusal>();
    var app = read(READER, body, problems);
    if (!problems.isEmpty()) {
      throw new Fault(problems.toString());
    }
    return app;
  }

  /// As `path: allowed`.
  public static List<String> problems(String body) {
    var problems = new ArrayList<Refusal>();
    read(READER, body, problems);
    return problems.stream().map(one -> one.field() + ": " + one.allowed()).toList();
  }

  static App read(AppReader reader, String body, List<Refusal> problems) {
    var view = JsonView.of(json(body), problems);
    var id = view.has("id") ? AppReader.id(view, AppPath.ROOT) : Optional.<AppPath>empty();
    return reader.read(view, id.orElse(AppPath.of("/a")), "*");
  }

  static App updated(App current, String body) {
    var problems = new ArrayList<Refusal>();
    var app = READER.update(JsonView.of(json(body), problems), current);
    if (!problems.isEmpty()) {
      throw new Fault(problems.toString());
    }
    return app;
  }

  /// What the API would print of the app that `body` describes, only the named field.
  static String field(String body, String name) {
    return AppWriter.json(app(body)).get(name).map(JsonText::text).orElse("absent");
  }
}
