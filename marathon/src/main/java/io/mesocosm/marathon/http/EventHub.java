package io.mesocosm.marathon.http;

import io.mesocosm.base.http.EventStream;
import io.mesocosm.base.http.Headers;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.loops.Threads;
import io.mesocosm.marathon.core.messages.MarathonEvent;
import io.mesocosm.marathon.http.exchange.Answers;
import io.mesocosm.marathon.http.exchange.Backend;
import io.mesocosm.marathon.http.view.EventWriter;
import io.mesocosm.marathon.http.view.EventWriter.Frame;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// `/v2/events`: every event to every subscriber, rendered once (Marathon 1.11, event stream).
///
/// A subscriber that does not keep up is cut off. A line break every ten seconds tells a silent
/// stream from a dead one; who leads no more ends its streams then.
final class EventHub implements AutoCloseable {
  private static final Logger LOG = System.getLogger(EventHub.class.getName());
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final long MOST_BYTES = 64L << 20;

  private final Backend backend;
  private final int maxUndelivered;
  private final InstantSource clock;
  private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
  private final Backend.Subscription subscription;
  private final Thread heart;

  /// @param types that it wants; empty for all
  private record Subscriber(String remote, Set<String> types, EventStream stream) {
    void offer(Frame frame) {
      if (types.isEmpty() || types.contains(frame.type())) {
        stream.offer(frame.bytes());
      }
    }
  }

  EventHub(Backend backend, int maxUndelivered, InstantSource clock) {
    this.backend = backend;
    this.maxUndelivered = maxUndelivered;
    this.clock = clock;
    this.subscription = backend.subscribe(this::publish);
    this.heart = Thread.ofVirtual().name("marathon-heartbeat").start(this::beat);
  }

  /// Only who asks for an event stream in so many words gets one.
  Response open(Request request) {
    if (!request.header("Accept").orElse("").contains("text/event-stream")) {
      return Answers.message(405, "Only 'Accept: text/event-stream' is served here");
    }
    var subscriber =
        new Subscriber(
            request.remote(),
            Set.copyOf(request.queryParams("event_type")),
            new EventStream(maxUndelivered, MOST_BYTES));
    subscribers.add(subscriber);
    subscriber.stream().onClose(() -> leave(subscriber));
    tell(EventWriter.stream("event_stream_attached", clock.instant(), subscriber.remote()));
    return new Response.Streaming(
        200,
        Headers.of("Content-Type", "text/event-stream", "Connection", "close"),
        subscriber.stream());
  }

  private void leave(Subscriber subscriber) {
    subscribers.remove(subscriber);
    LOG.log(Level.INFO, "event stream detached remote={0}", subscriber.remote());
    tell(EventWriter.stream("event_stream_detached", clock.instant(), subscriber.remote()));
  }

  private void publish(MarathonEvent event) {
    if (!subscribers.isEmpty()) {
      tell(EventWriter.frame(event));
    }
  }

  private void tell(Frame frame) {
    subscribers.forEach(subscriber -> subscriber.offer(frame));
  }

  int size() {
    return subscribers.size();
  }

  private void beat() {
    try {
      while (true) {
        Thread.sleep(HEARTBEAT);
        for (Subscriber subscriber : subscribers) {
          if (backend.leading()) {
            subscriber.stream().offer(EventWriter.heartbeat());
          } else {
            subscriber.stream().close();
          }
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    subscription.close();
    subscribers.forEach(subscriber -> subscriber.stream().close());
    Threads.end(heart);
  }
}
