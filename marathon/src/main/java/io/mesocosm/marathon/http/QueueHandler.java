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
import io.mesocosm.marathon.http.view.AppViews;
import io.mesocosm.marathon.http.view.QueueWriter;
import java.time.InstantSource;

/// `/v2/queue`: what waits, and why.
final class QueueHandler {
  private final Reads reads;
  private final Writes writes;
  private final AppViews views;
  private final InstantSource clock;

  QueueHandler(Reads reads, Writes writes, AppViews views, InstantSource clock) {
    this.reads = reads;
    this.writes = writes;
    this.views = views;
    this.clock = clock;
  }

  Response list(Request request) throws InterruptedException {
    var withOffers = request.queryParams("embed").contains("lastUnusedOffers");
    return reads.with(state -> {
      var json = new JsonWriter().beginObject().name("queue").beginArray();
      for (var item : state.queue(clock.instant())) {
        QueueWriter.write(json, item, views.definition(item.app()), withOffers);
      }
      return Response.json(200, json.endArray().endObject().toBytes());
    });
  }

  /// Lets an app launch at once in spite of its failures.
  Response resetDelay(Request request) throws InterruptedException {
    return reads.with(state -> {
      var id =
          Requests.path(request).filter(path -> state.instances().waitingApps().contains(path));
      if (id.isEmpty()) {
        return Answers.message(404, "App '%s' is not in the queue".formatted(request.param("id")));
      }
      var reply = writes.ask(ticket -> new Input.ResetDelay(ticket, id.get()));
      return reply.isPresent() && reply.get() instanceof Reply.Done
          ? Response.noContent()
          : Writes.deployed(reply, deployed -> Answers.deployed(200, deployed));
    });
  }
}
