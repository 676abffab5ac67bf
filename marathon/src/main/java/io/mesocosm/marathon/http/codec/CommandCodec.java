package io.mesocosm.marathon.http.codec;

import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.marathon.model.spec.Command;
import io.mesocosm.marathon.model.spec.Command.Artifact;
import io.mesocosm.marathon.model.spec.Command.EnvValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The fields of an app that say what its process is.
final class CommandCodec {
  private static final int LONGEST_URI = 1024;

  private CommandCodec() {}

  static Command read(JsonView app) {
    var shell = app.has("cmd") ? Fields.neededText(app, "cmd") : "";
    return new Command(
        shell,
        shell.isEmpty() ? Fields.texts(app, "args") : List.of(),
        Fields.text(app, "user"),
        Fields.text(app, "executor"),
        env(app),
        secrets(app),
        Fields.objects(app, "fetch").stream().map(CommandCodec::artifact).toList(),
        app.flag("tty").orElse(null));
  }

  private static SequencedMap<String, EnvValue> env(JsonView app) {
    var env = new LinkedHashMap<String, EnvValue>();
    app.map("env")
        .ifPresent(variables ->
            variables.forEach((name, value) -> {
              switch (value) {
                case Json.Str(var text) -> env.put(name, new EnvValue.Text(text));
                case Json.Obj object when object.get("secret").orElse(null) instanceof Json.Str s ->
                    env.put(name, new EnvValue.Secret(s.value()));
                case Json.Null _ -> {}
                case Json.Obj _, Json.Arr _, Json.Num _, Json.Bool _ ->
                    app.refuse(
                        "env/" + name, JsonText.text(value), "a string, or {\"secret\": name}");
              }
            }));
    return env;
  }

  private static SequencedMap<String, String> secrets(JsonView app) {
    var secrets = new LinkedHashMap<String, String>();
    app.object("secrets")
        .ifPresent(all -> {
          for (String name : all.names()) {
            all.object(name)
                .ifPresent(secret -> secrets.put(name, Fields.neededText(secret, "source")));
          }
        });
    return secrets;
  }

  private static Artifact artifact(JsonView view) {
    var uri = Fields.neededText(view, "uri");
    if (uri.length() > LONGEST_URI) {
      view.refuse("uri", uri.length() + " characters", "at most 1024 characters");
    }
    return new Artifact(
        uri,
        Fields.flag(view, "extract", true),
        Fields.flag(view, "executable", false),
        Fields.flag(view, "cache", false),
        Fields.text(view, "destPath"));
  }

  static Json json(EnvValue value) {
    return switch (value) {
      case EnvValue.Text(var text) -> Json.of(text);
      case EnvValue.Secret(var name) -> Json.obj("secret", name);
    };
  }

  static Json.Obj json(Artifact artifact) {
    return new Draft()
        .put("uri", artifact.uri())
        .put("extract", artifact.extract())
        .put("executable", artifact.executable())
        .put("cache", artifact.cache())
        .putIfAny("destPath", artifact.destination())
        .json();
  }
}
