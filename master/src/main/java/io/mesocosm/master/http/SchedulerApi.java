package io.mesocosm.master.http;

import io.mesocosm.base.http.Headers;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.master.core.Input;
import io.mesocosm.master.wire.SchedulerCalls;
import io.mesocosm.master.wire.SchedulerCalls.Reading;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.calls.CallReader;
import io.mesocosm.protocol.v1.scheduler.Call;
import java.util.UUID;
import java.util.function.Supplier;

/// `POST /api/v1/scheduler`: the one way in for frameworks. Mesos 1.11 documentation, "Scheduler
/// HTTP API".
public final class SchedulerApi implements Leadership.OfLeader {
  private static final String STREAM = "Mesos-Stream-Id";

  private final CallReader<Call> reader =
      new CallReader<>("scheduler::Call", Call.getDefaultInstance());
  private final SchedulerCalls calls;
  private final Supplier<UUID> chance;

  /// @param chance draws the ids of streams
  public SchedulerApi(SchedulerCalls calls, Supplier<UUID> chance) {
    this.calls = calls;
    this.chance = chance;
  }

  @Override
  public Response handle(Request request, Reign reign) throws InterruptedException {
    return switch (reader.read(request)) {
      case CallReader.Read.Wrong<Call>(var answer) -> answer;
      case CallReader.Read.Message<Call>(var call) ->
          switch (calls.read(call)) {
            case Reading.Invalid(var why) -> Response.text(400, why);
            case Reading.Unsupported(var why) -> Response.text(501, why);
            case Reading.Subscribe subscribe -> subscribe(request, reign, subscribe);
            case Reading.Other(var framework, var asked) ->
                Asked.answer(
                    reign,
                    ticket ->
                        new Input.Called(
                            ticket, framework, request.header(STREAM).orElse(""), asked));
          };
    };
  }

  private Response subscribe(Request request, Reign reign, Reading.Subscribe subscribe) {
    if (request.header(STREAM).isPresent()) {
      return Response.text(400, "Subscribe calls should not include the 'Mesos-Stream-Id' header");
    }
    var encoding = MediaType.accepted(request.header("Accept").orElse(""));
    if (encoding.isEmpty()) {
      return Response.text(
          406, "Expecting 'Accept' to allow 'application/x-protobuf' or 'application/json'");
    }
    var id = chance.get();
    var stream = reign.streams().scheduler(id, encoding.get());
    boolean taken =
        reign
            .inbox()
            .offer(
                new Input.Subscribing(
                    id,
                    subscribe.framework(),
                    subscribe.spec(),
                    subscribe.suppressed(),
                    subscribe.problem()));
    if (!taken) {
      stream.close();
      return Response.text(503, "The master is too busy to take this call");
    }
    return new Response.Streaming(
        200, Headers.of("Content-Type", encoding.get().wire(), STREAM, id.toString()), stream);
  }
}
