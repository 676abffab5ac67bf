package io.mesocosm.marathon.http.codec;

import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.marathon.model.spec.Checks;
import io.mesocosm.marathon.model.spec.Checks.General;
import io.mesocosm.marathon.model.spec.Checks.Port;
import io.mesocosm.marathon.model.spec.Checks.Probe;
import io.mesocosm.marathon.model.spec.Checks.Readiness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `check` and `readinessChecks` of an app, and the ports that any check names.
final class ChecksCodec {
  private static final Map<String, Boolean> SCHEMES = Map.of("http", false, "https", true);
  private static final Duration DELAY = Duration.ofSeconds(15);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private ChecksCodec() {}

  static Checks read(JsonView app) {
    return new Checks(
        Fields.objects(app, "healthChecks").stream().map(HealthCheckCodec::read).toList(),
        Fields.objects(app, "readinessChecks").stream().map(ChecksCodec::readiness).toList(),
        app.object("check").flatMap(ChecksCodec::general).orElse(null));
  }

  private static Readiness readiness(JsonView view) {
    return new Readiness(
        view.text("name").orElse("readinessCheck"),
        Fields.spelled(view, "protocol", SCHEMES).orElse(false),
        view.text("path").orElse("/"),
        view.text("portName").orElse("http-api"),
        Fields.seconds(view, "intervalSeconds", 1, Duration.ofSeconds(30)),
        Fields.seconds(view, "timeoutSeconds", 1, Duration.ofSeconds(10)),
        codes(view),
        Fields.flag(view, "preserveLastResponse", false));
  }

  private static List<Integer> codes(JsonView view) {
    var codes = new ArrayList<Integer>();
    view.get("httpStatusCodesForReady")
        .ifPresent(value -> {
          if (value instanceof Json.Arr(var items)) {
            for (int i = 0; i < items.size(); i++) {
              var at = "httpStatusCodesForReady(" + i + ")";
              code(items.get(i))
                  .ifPresentOrElse(
                      codes::add, () -> view.refuse(at, "", "a whole number from 100 to 999"));
            }
          } else {
            view.refuse("httpStatusCodesForReady", "no list", "a list of status codes");
          }
        });
    return codes.isEmpty() ? List.of(200) : codes;
  }

  private static Optional<Integer> code(Json value) {
    return value instanceof Json.Num number
        ? number.wholeNumber().filter(code -> code >= 100 && code <= 999).map(Long::intValue)
        : Optional.empty();
  }

  private static Optional<General> general(JsonView view) {
    var probes = new ArrayList<Probe>();
    view.object("http")
        .ifPresent(http ->
            probes.add(
                new Probe.Http(
                    port(http).orElse(new Port.Index(0)),
                    http.text("path").orElse("/"),
                    Fields.spelled(http, "scheme", SCHEMES).orElse(false))));
    view.object("tcp")
        .ifPresent(tcp -> probes.add(new Probe.Tcp(port(tcp).orElse(new Port.Index(0)))));
    view.object("exec").ifPresent(exec -> probes.add(command(exec)));
    if (probes.size() != 1) {
      view.refuse(probes.size(), "exactly one of http, tcp and exec");
      return Optional.empty();
    }
    return Optional.of(
        new General(
            probes.getFirst(),
            Fields.seconds(view, "intervalSeconds", 0, MINUTE),
            Fields.seconds(view, "timeoutSeconds", 0, PATIENCE),
            Fields.seconds(view, "delaySeconds", 0, DELAY)));
  }

  private static Probe command(JsonView exec) {
    var command = exec.object("command");
    if (command.isEmpty()) {
      exec.refuse("command", "", Wording.MISSING);
      return new Probe.Shell("");
    }
    return command.get().has("argv")
        ? new Probe.Exec(Fields.texts(command.get(), "argv"))
        : new Probe.Shell(Fields.neededText(command.get(), "shell"));
  }

  /// A number wins over an index; empty when neither is given.
  static Optional<Port> port(JsonView view) {
    if (view.has("port")) {
      return Optional.of(new Port.Absolute(Fields.port(view, "port")));
    }
    return view.has("portIndex")
        ? Optional.of(new Port.Index(Fields.atLeast(view, "portIndex", 0, 0)))
        : Optional.empty();
  }

  static Draft put(Draft draft, @Nullable Port port) {
    return switch (port) {
      case null -> draft;
      case Port.Index(var index) -> draft.put("portIndex", index);
      case Port.Absolute(var number) -> draft.put("port", number);
    };
  }

  static Json.Obj json(Readiness check) {
    return new Draft()
        .put("httpStatusCodesForReady", check.readyCodes(), code -> Json.of(code.longValue()))
        .put("intervalSeconds", Numbers.seconds(check.every()))
        .put("name", check.name())
        .put("path", check.path())
        .put("portName", check.portName())
        .put("preserveLastResponse", check.keepsLastResponse())
        .put("protocol", check.https() ? "HTTPS" : "HTTP")
        .put("timeoutSeconds", Numbers.seconds(check.patience()))
        .json();
  }

  static Json.Obj json(General check) {
    var draft = new Draft();
    switch (check.probe()) {
      case Probe.Http(var port, var path, var https) ->
          draft.put(
              "http",
              put(new Draft(), port)
                  .put("path", path)
                  .put("scheme", https ? "HTTPS" : "HTTP")
                  .json());
      case Probe.Tcp(var port) -> draft.put("tcp", put(new Draft(), port).json());
      case Probe.Shell(var text) -> draft.put("exec", Json.obj("command", Json.obj("shell", text)));
      case Probe.Exec(var argv) -> draft.put("exec", Json.obj("command", Json.obj("argv", argv)));
    }
    return draft
        .put("intervalSeconds", Numbers.seconds(check.every()))
        .put("timeoutSeconds", Numbers.seconds(check.patience()))
        .put("delaySeconds", Numbers.seconds(check.delay()))
        .json();
  }
}
