package io.mesocosm.marathon.http.codec;

import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.marathon.model.spec.HealthCheck;
import io.mesocosm.marathon.model.spec.HealthCheck.Protocol;
import java.util.Map;

/// One of the `healthChecks` of an app.
public final class HealthCheckCodec {
  private static final Map<String, Boolean> IP = Map.of("ipv4", false, "ipv6", true);

  private HealthCheckCodec() {}

  static HealthCheck read(JsonView view) {
    var protocol = view.oneOf("protocol", Protocol.class).orElse(Protocol.HTTP);
    var usual = HealthCheck.of(protocol);
    return new HealthCheck(
        protocol,
        view.text("path").orElse(usual.path()),
        protocol == Protocol.COMMAND ? null : ChecksCodec.port(view).orElse(usual.port()),
        view.object("command").map(HealthCheckCodec::command).orElse(""),
        Fields.seconds(view, "gracePeriodSeconds", 0, usual.grace()),
        Fields.seconds(view, "intervalSeconds", 0, usual.every()),
        Fields.seconds(view, "timeoutSeconds", 0, usual.patience()),
        Fields.atLeast(view, "maxConsecutiveFailures", 0, usual.maxFailures()),
        Fields.seconds(view, "delaySeconds", 0, usual.delay()),
        Fields.spelled(view, "ipProtocol", IP).orElse(false),
        Fields.flag(view, "ignoreHttp1xx", false));
  }

  // `argv` never existed for apps; `value` is the field, `command` an object around it.
  private static String command(JsonView view) {
    return Fields.neededText(view, "value");
  }

  public static Json.Obj json(HealthCheck check) {
    var draft = new Draft();
    if (!check.command().isEmpty()) {
      draft.put("command", Json.obj("value", check.command()));
    }
    draft.put("gracePeriodSeconds", Numbers.seconds(check.grace()));
    if (check.ignores1xx()) {
      draft.put("ignoreHttp1xx", true);
    }
    draft
        .put("intervalSeconds", Numbers.seconds(check.every()))
        .put("maxConsecutiveFailures", check.maxFailures())
        .putIfAny("path", check.path());
    return ChecksCodec.put(draft, check.port())
        .put("protocol", check.protocol().name())
        .put("ipProtocol", check.ipv6() ? "IPv6" : "IPv4")
        .put("timeoutSeconds", Numbers.seconds(check.patience()))
        .put("delaySeconds", Numbers.seconds(check.delay()))
        .json();
  }
}
