package io.mesocosm.framework;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.http.EventStream;
import io.mesocosm.base.http.Headers;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.http.Routes;
import io.mesocosm.base.httpserver.HttpServer;
import io.mesocosm.base.httpserver.HttpServerConfig;
import io.mesocosm.framework.model.Endpoint;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.RecordIo;
import io.mesocosm.protocol.v1.scheduler.Call;
import io.mesocosm.protocol.v1.scheduler.Event;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The scheduler entry of a master, on the real wire and with nothing behind it: what it is asked
/// can be looked at, and what it says is what the test lets it say.
final class SmallMaster implements AutoCloseable {
  private static final String ENTRY = "/api/v1/scheduler";

  private final HttpServer server;
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final BlockingQueue<Talk> talks = new LinkedBlockingQueue<>();
  // Written by the test, read by handlers.
  private volatile String elsewhere = "";
  private volatile int refusal;

  /// One subscription.
  record Talk(
      Call subscribe, String credential, String streamId, MediaType type, EventStream stream) {
    void say(Event event) {
      stream.offer(RecordIo.frame(type.encode(event)));
    }

    void welcome(String framework) {
      var event = Event.newBuilder().setType(Event.Type.SUBSCRIBED);
      event
          .getSubscribedBuilder()
          .setHeartbeatIntervalSeconds(15)
          .getFrameworkIdBuilder()
          .setValue(framework);
      say(event.build());
      say(Event.newBuilder().setType(Event.Type.HEARTBEAT).build());
    }
  }

  SmallMaster() throws IOException {
    server =
        HttpServer.start(
            HttpServerConfig.of("127.0.0.1", 0),
            Routes.builder().post(ENTRY, this::handle).build());
  }

  Endpoint endpoint() {
    return Endpoint.http("127.0.0.1", server.port());
  }

  /// It does not lead, that one does.
  void follow(SmallMaster leader) {
    elsewhere = "//127.0.0.1:" + leader.endpoint().port() + "/master" + ENTRY;
  }

  /// It answers every call with `status`; 0 for what is right.
  void refuse(int status) {
    refusal = status;
  }

  Talk subscribed() throws InterruptedException {
    return waited(talks, "subscription");
  }

  Call called() throws InterruptedException {
    return waited(calls, "call");
  }

  /// The next call of a type, whatever comes before.
  Call called(Call.Type type) throws InterruptedException {
    var call = called();
    while (call.getType() != type) {
      call = called();
    }
    return call;
  }

  private static <T> T waited(BlockingQueue<T> queue, String what) throws InterruptedException {
    var next = queue.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no " + what + " came");
    }
    return next;
  }

  private Response handle(Request request) {
    var type = MediaType.of(request.contentType().orElse("")).orElseThrow();
    if (!elsewhere.isEmpty()) {
      return Response.of(307).withHeader("Location", elsewhere);
    }
    if (refusal != 0) {
      return Response.text(refusal, "not now");
    }
    return switch (type.decode(request.body(), Call.getDefaultInstance())) {
      case Outcome.Ok<Call>(var call) -> taken(call, type, request);
      case Outcome.Refused<Call>(var refusals) -> Response.text(400, refusals.toString());
    };
  }

  private Response taken(Call call, MediaType type, Request request) {
    if (call.getType() != Call.Type.SUBSCRIBE) {
      calls.add(call);
      return request.header("Mesos-Stream-Id").isPresent()
          ? Response.of(202)
          : Response.text(400, "no stream id");
    }
    var stream = new EventStream(1000, 1 << 20);
    var talk =
        new Talk(
            call,
            request.header("Authorization").orElse(""),
            UUID.randomUUID().toString(),
            type,
            stream);
    talks.add(talk);
    return new Response.Streaming(
        200, Headers.of("Content-Type", type.wire(), "Mesos-Stream-Id", talk.streamId()), stream);
  }

  @Override
  public void close() {
    server.close();
  }
}
