package io.mesocosm.master;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.http.EventStream;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.http.Routes;
import io.mesocosm.base.loops.Inbox;
import io.mesocosm.base.loops.Replies;
import io.mesocosm.master.core.Effect;
import io.mesocosm.master.core.Input;
import io.mesocosm.master.core.MasterCore;
import io.mesocosm.master.core.State;
import io.mesocosm.master.core.Timer;
import io.mesocosm.master.core.messages.Answer;
import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.master.http.Leadership;
import io.mesocosm.master.http.Leadership.Standing;
import io.mesocosm.master.http.MasterRoutes;
import io.mesocosm.master.http.Reign;
import io.mesocosm.master.http.Subscribers;
import io.mesocosm.master.http.documents.Facts;
import io.mesocosm.master.http.metrics.MasterWatch;
import io.mesocosm.master.model.MasterIdentity;
import io.mesocosm.master.wire.AgentMessages;
import io.mesocosm.master.wire.MasterMessages;
import io.mesocosm.master.wire.OperatorEvents;
import io.mesocosm.master.wire.SchedulerCalls;
import io.mesocosm.master.wire.SchedulerEvents;
import io.mesocosm.master.wire.checks.FrameworkChecks;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.RecordIo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskKey;
import io.mesocosm.protocol.libprocess.Envelope;
import io.mesocosm.testkit.time.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// A master without sockets, threads and time: requests are answered at once, alarms ring when the
/// test says so, messages to agents are kept.
final class MasterInMemory {
  static final String ID = "20d97152-d2a1-4da1-afed-d0d8f910dc05";
  static final MasterIdentity IDENTITY =
      new MasterIdentity(ID, "127.0.0.1", "127.0.0.1", 15050, "1.12.0");

  private static final Instant BEGINNING = Instant.parse("2026-11-23T14:32:39Z");

  final List<Envelope> sent = new ArrayList<>();
  final MasterWatch watch = new MasterWatch();
  Standing standing;
  State state = State.begin(UUID.fromString(ID), List.of());

  private final MasterCore core = new MasterCore(MasterConfig.DEFAULT.settings());
  private final Replies<Answer> replies = new Replies<>();
  private final HandClock<Timer> clock = new HandClock<>(BEGINNING);
  private final Map<UUID, Stream> schedulers = new HashMap<>();
  private final Map<Long, Stream> operators = new HashMap<>();
  private final SchedulerEvents events = new SchedulerEvents(MasterMessages.info(IDENTITY), 15);
  private final Routes routes;
  private long streams;

  private record Stream(EventStream out, MediaType encoding) {}

  private final Inbox<Input> inbox =
      new Inbox<>() {
        @Override
        public void put(Input input) {
          apply(input);
        }

        @Override
        public boolean offer(Input input) {
          apply(input);
          return true;
        }
      };

  MasterInMemory() {
    var flags = new TreeMap<>(Map.of("port", "15050", "zk_session_timeout", "10secs"));
    var facts =
        new Facts(IDENTITY, BEGINNING, BEGINNING, "oracle", "/var/log/mesos/master", "", "", flags);
    standing =
        new Standing.Leads(
            new Reign(() -> state, inbox, replies, BEGINNING, new InMemoryStreams()));
    routes =
        MasterRoutes.of(
            new MasterRoutes.Parts(
                facts,
                new Leadership(() -> standing),
                new SchedulerCalls(FrameworkChecks.ALL),
                () -> new UUID(1, streams++),
                watch,
                () -> 0,
                () -> 1,
                MasterConfig.DEFAULT.eligibility(),
                Map.of(),
                "",
                clock));
    apply(new Input.Elected());
  }

  private final class InMemoryStreams implements Subscribers {
    @Override
    public EventStream scheduler(UUID id, MediaType encoding) {
      var stream = new EventStream(1000, 1 << 20);
      schedulers.put(id, new Stream(stream, encoding));
      return stream;
    }

    @Override
    public EventStream operator(long ticket, MediaType encoding) {
      var stream = new EventStream(1000, 1 << 20);
      operators.put(ticket, new Stream(stream, encoding));
      return stream;
    }
  }

  void apply(Input input) {
    var now = clock.instant();
    var step = core.apply(state, input, now);
    watch.stepped(now, input, step);
    state = step.state();
    watch.published(state, 1, 1000, 1000);
    step.effects().forEach(this::carryOut);
  }

  private void carryOut(Effect effect) {
    switch (effect) {
      case Effect.Arm(var timer, var at) -> clock.arm(timer, at);
      case Effect.Disarm(var timer) -> clock.disarm(timer);
      case Effect.Link _ -> {
        // Nothing breaks here by itself.
      }
      case Effect.Order(var agent, var order) ->
          sent.add(
              AgentMessages.write(
                  new io.mesocosm.protocol.libprocess.Pid("master", "127.0.0.1", 15050),
                  agent,
                  order));
      case Effect.Tell(var _, var stream, var event) -> tell(stream, event);
      case Effect.EndStream(var stream) -> end(stream);
      case Effect.OperationDropped _ -> {}
      case Effect.RefuseStream(var stream, var why) -> {
        tell(stream, new SchedulerEvent.Ended(why));
        end(stream);
      }
      case Effect.Reply(var ticket, var answer) -> replies.answer(ticket, answer);
      case Effect.Show(var ticket, var shown) -> {
        var stream = operators.get(ticket);
        if (stream != null) {
          var message = new OperatorEvents().subscribed(shown, Duration.ofSeconds(15));
          stream.out().offer(RecordIo.frame(stream.encoding().encode(message)));
        }
      }
      case Effect.Publish(var event) -> {
        for (var stream : operators.values()) {
          stream
              .out()
              .offer(RecordIo.frame(stream.encoding().encode(new OperatorEvents().message(event))));
        }
      }
    }
  }

  private void tell(UUID id, SchedulerEvent event) {
    Optional.ofNullable(schedulers.get(id))
        .ifPresent(stream ->
            stream.out().offer(RecordIo.frame(stream.encoding().encode(events.message(event)))));
  }

  private void end(UUID id) {
    Optional.ofNullable(schedulers.get(id)).ifPresent(stream -> stream.out().close());
  }

  Instant now() {
    return clock.instant();
  }

  /// Lets `time` pass; what rings is applied in order.
  void pass(Duration time) {
    clock.pass(time, timer -> apply(new Input.Rang(timer)));
  }

  // Clients.

  Response ask(Request request) {
    try {
      return routes.handle(request);
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  String get(String target) {
    return text(ask(Request.get(target)));
  }

  Response call(String path, String json, String... headers) {
    var request = Request.post(path).withHeader("Content-Type", "application/json").withBody(json);
    for (int i = 0; i < headers.length; i += 2) {
      request = request.withHeader(headers[i], headers[i + 1]);
    }
    return ask(request);
  }

  static String text(Response response) {
    return response instanceof Response.Whole whole
        ? new String(whole.body(), UTF_8)
        : response.toString();
  }

  /// Subscribes a framework; the events so far are left in the stream.
  Subscription subscribe(String json) {
    var response = (Response.Streaming) call("/api/v1/scheduler", json);
    var id = response.headers().first("Mesos-Stream-Id").orElseThrow();
    return new Subscription(id, response.stream());
  }

  record Subscription(String id, EventStream stream) {
    /// The records that have come, as text.
    List<String> drain() {
      return stream.drain().stream()
          .map(record -> new String(record, UTF_8).replaceFirst("^\\d+\n", ""))
          .toList();
    }
  }

  /// A message from an agent.
  void hear(Envelope envelope) {
    switch (AgentMessages.read(envelope)) {
      case Outcome.Ok<Optional<Input>>(var input) -> input.ifPresent(this::apply);
      case Outcome.Refused<Optional<Input>>(var refusals) -> throw new AssertionError(refusals);
    }
  }

  io.mesocosm.master.model.Task task(String framework, String id) {
    return state
        .tasks()
        .live(new TaskKey(new FrameworkId(framework), new TaskId(id)))
        .orElseThrow();
  }

  AgentId agent() {
    return new AgentId(ID + "-S0");
  }
}
