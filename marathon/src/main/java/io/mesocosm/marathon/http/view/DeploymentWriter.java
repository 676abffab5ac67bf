package io.mesocosm.marathon.http.view;

import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.model.live.Action;
import io.mesocosm.marathon.model.live.Deployment;
import io.mesocosm.marathon.model.live.DeploymentStep;
import java.util.List;

/// Deployments as the API shows them, and as events do (Marathon 1.11).
public final class DeploymentWriter {
  private DeploymentWriter() {}

  public static void write(JsonWriter json, Deployment deployment, MarathonState state) {
    json.beginObject()
        .field("id", deployment.id().toString())
        .field("version", deployment.version().toString());
    json.name("affectedApps").beginArray();
    deployment.apps().forEach(app -> json.value(app.text()));
    json.endArray();
    json.name("affectedPods").beginArray().endArray();
    steps(json, deployment.steps());
    json.name("currentActions").beginArray();
    deployment.step().actions().forEach(action -> current(json, action, state));
    json.endArray()
        .field("currentStep", deployment.current() + 1)
        .field("totalSteps", deployment.steps().size())
        .endObject();
  }

  private static void current(JsonWriter json, Action action, MarathonState state) {
    begin(json, action).name("readinessCheckResults").beginArray();
    for (var instance : state.instances().of(action.app())) {
      instance.task().ifPresent(task -> AppViews.readiness(json, task));
    }
    json.endArray().endObject();
  }

  public static void steps(JsonWriter json, List<DeploymentStep> steps) {
    json.name("steps").beginArray();
    steps.forEach(step -> step(json, step));
    json.endArray();
  }

  static void step(JsonWriter json, DeploymentStep step) {
    json.beginObject().name("actions").beginArray();
    step.actions().forEach(action -> begin(json, action).endObject());
    json.endArray().endObject();
  }

  private static JsonWriter begin(JsonWriter json, Action action) {
    return json.beginObject()
        .field("action", action.kind().wire())
        .field("app", action.app().text());
  }
}
