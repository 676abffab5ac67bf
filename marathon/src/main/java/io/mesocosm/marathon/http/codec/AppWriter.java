package io.mesocosm.marathon.http.codec;

import io.mesocosm.base.json.Json;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.spec.Needs.Limits;
import io.mesocosm.marathon.model.spec.RunSpec;
import java.util.List;

/// Writes the definition of an app in the form of Marathon 1.5 and later: legacy fields never
/// occur, and what is empty is left out where the original leaves it out.
public final class AppWriter {
  private AppWriter() {}

  /// Everything that an app is set to, in the original's order.
  public static Json.Obj json(App app) {
    var spec = app.spec();
    var draft = new Draft().put("id", app.id().text());
    placement(draft, spec);
    var command = spec.command();
    draft
        .putIfAny("args", command.args(), Json::of)
        .put("backoffFactor", Numbers.of(spec.policy().backoff().factor()))
        .put("backoffSeconds", Numbers.seconds(spec.policy().backoff().first()))
        .putIfSet("check", spec.checks().general(), ChecksCodec::json)
        .putIfAny("cmd", command.shell())
        .putIfAny("constraints", spec.placement().constraints(), ConstraintCodec::json)
        .putIfSet(
            "container",
            spec.container(),
            container -> ContainerCodec.json(container, spec.ports().isHost()))
        .put("cpus", Numbers.of(spec.needs().cpus()))
        .putIfAny("dependencies", List.copyOf(app.dependencies()), path -> Json.of(path.text()))
        .put("disk", Numbers.of(spec.needs().disk()));
    env(draft, spec);
    draft
        .put("executor", command.executor())
        .putIfSet("executorResources", spec.needs().executor(), NeedsCodec::json)
        .putIfAny("fetch", command.fetch(), CommandCodec::json)
        .putIfAny("healthChecks", spec.checks().health(), HealthCheckCodec::json)
        .put("instances", app.instances())
        .putTexts("labels", spec.labels())
        .put("maxLaunchDelaySeconds", Numbers.seconds(spec.policy().backoff().max()))
        .put("mem", Numbers.of(spec.needs().mem()))
        .put("gpus", spec.needs().gpus())
        .put("networks", spec.ports().networks(), PortsCodec::json);
    ports(draft, spec);
    policy(draft, spec);
    return versions(draft, app).json();
  }

  private static void placement(Draft draft, RunSpec spec) {
    draft.putIfAny(
        "acceptedResourceRoles", List.copyOf(spec.placement().acceptedRoles()), Json::of);
  }

  private static void env(Draft draft, RunSpec spec) {
    var env = spec.command().env();
    if (!env.isEmpty()) {
      var variables = new Draft();
      env.forEach((name, value) -> variables.put(name, CommandCodec.json(value)));
      draft.put("env", variables.json());
    }
  }

  private static void ports(Draft draft, RunSpec spec) {
    if (spec.ports().isHost()) {
      draft.put("portDefinitions", spec.ports().definitions(), PortsCodec::json);
    }
    draft
        .putIfAny("readinessChecks", spec.checks().readiness(), ChecksCodec::json)
        .putIfSet("residency", spec.policy().residency(), PolicyCodec::json)
        .put("requirePorts", spec.ports().required());
  }

  private static void policy(Draft draft, RunSpec spec) {
    var secrets = spec.command().secrets();
    if (!secrets.isEmpty()) {
      var sources = new Draft();
      secrets.forEach((name, source) -> sources.put(name, Json.obj("source", source)));
      draft.put("secrets", sources.json());
    }
    draft
        .putIfSet("taskKillGracePeriodSeconds", spec.policy().killGrace(), Numbers::seconds)
        .put("upgradeStrategy", PolicyCodec.json(spec.policy().upgrade()))
        .putIfAny("user", spec.command().user());
  }

  private static Draft versions(Draft draft, App app) {
    var spec = app.spec();
    draft
        .put("version", app.version().toString())
        .put(
            "versionInfo",
            Json.obj(
                "lastScalingAt",
                app.lastScalingAt().toString(),
                "lastConfigChangeAt",
                app.lastConfigChangeAt().toString()))
        .put("killSelection", spec.policy().killSelection().name())
        .put("unreachableStrategy", PolicyCodec.json(spec.policy().unreachable()))
        .putIfSet("tty", spec.command().terminal(), Json::of);
    if (!spec.needs().limits().equals(Limits.NONE)) {
      draft.put("resourceLimits", NeedsCodec.json(spec.needs().limits()));
    }
    return draft.put("role", spec.placement().role());
  }
}
