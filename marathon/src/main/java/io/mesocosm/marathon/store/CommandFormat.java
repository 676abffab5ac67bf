package io.mesocosm.marathon.store;

import io.mesocosm.base.json.Json;
import io.mesocosm.marathon.model.spec.Command;
import io.mesocosm.marathon.model.spec.Command.Artifact;
import io.mesocosm.marathon.model.spec.Command.EnvValue;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// [Command] as stored.
final class CommandFormat {
  private CommandFormat() {}

  static Out write(Command command) {
    return new Out()
        .text("shell", command.shell())
        .texts("args", command.args())
        .text("user", command.user())
        .text("executor", command.executor())
        .list("env", command.env().entrySet(), one -> env(one.getKey(), one.getValue()))
        .map("secrets", command.secrets())
        .list("fetch", command.fetch(), CommandFormat::artifact)
        .maybe("terminal", command.terminal(), Json::of);
  }

  private static Out env(String name, EnvValue value) {
    var out = new Out().text("name", name);
    return switch (value) {
      case EnvValue.Text(var text) -> out.text("text", text);
      case EnvValue.Secret(var secret) -> out.put("secret", Json.of(secret));
    };
  }

  private static Out artifact(Artifact artifact) {
    return new Out()
        .text("uri", artifact.uri())
        .flag("extract", artifact.extract())
        .flag("executable", artifact.executable())
        .flag("cache", artifact.cache())
        .text("destination", artifact.destination());
  }

  static Command read(In in) {
    return new Command(
        in.text("shell"),
        in.texts("args"),
        in.text("user"),
        in.text("executor"),
        env(in),
        in.map("secrets"),
        in.list("fetch", CommandFormat::artifact),
        in.maybe("terminal", in::flag));
  }

  private static SequencedMap<String, EnvValue> env(In in) {
    var env = new LinkedHashMap<String, EnvValue>();
    in.list("env", one -> one)
        .forEach(one ->
            env.put(
                one.text("name"),
                one.has("secret")
                    ? new EnvValue.Secret(one.text("secret"))
                    : new EnvValue.Text(one.text("text"))));
    return env;
  }

  private static Artifact artifact(In in) {
    return new Artifact(
        in.text("uri"),
        in.flag("extract"),
        in.flag("executable"),
        in.flag("cache"),
        in.text("destination"));
  }
}
