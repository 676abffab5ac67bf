package io.mesocosm.marathon.http;

import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.marathon.core.Input;
import io.mesocosm.marathon.core.messages.Reply;
import io.mesocosm.marathon.http.exchange.Answers;
import io.mesocosm.marathon.http.exchange.Reads;
import io.mesocosm.marathon.http.exchange.Requests;
import io.mesocosm.marathon.http.exchange.Writes;
import io.mesocosm.marathon.http.view.DeploymentWriter;
import io.mesocosm.marathon.model.DeploymentId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// `/v2/deployments`: what is under way, and how it is stopped.
final class DeploymentsHandler {
  private final Reads reads;
  private final Writes writes;

  DeploymentsHandler(Reads reads, Writes writes) {
    this.reads = reads;
    this.writes = writes;
  }

  Response list(Request request) throws InterruptedException {
    return reads.with(state -> {
      var json = new JsonWriter().beginArray();
      state.deployments().all().forEach(one -> DeploymentWriter.write(json, one, state));
      return Response.json(200, json.endArray().toBytes());
    });
  }

  /// Undoes a deployment by a new one; with `force` stops it where it is.
  Response delete(Request request) throws InterruptedException {
    var text = request.param("id");
    var id = id(text);
    if (id.isEmpty()) {
      return Answers.refused(List.of(AppWishes.unknown("DeploymentPlan", text)));
    }
    var force = Requests.flag(request, "force", false);
    var reply =
        writes.ask(ticket -> new Input.CancelDeployment(ticket, id.get(), Writes.newId(), force));
    return reply.isPresent() && reply.get() instanceof Reply.Stopped
        ? Response.of(202)
        : Writes.deployed(reply, deployed -> Answers.deployed(200, deployed));
  }

  private static Optional<DeploymentId> id(String text) {
    try {
      return Optional.of(new DeploymentId(UUID.fromString(text)));
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
  }
}
