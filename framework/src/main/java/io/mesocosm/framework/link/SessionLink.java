package io.mesocosm.framework.link;

import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.loops.Effects;
import io.mesocosm.base.loops.Inbox;
import io.mesocosm.base.loops.Nursery;
import io.mesocosm.base.loops.Timers;
import io.mesocosm.framework.core.Session.Alarm;
import io.mesocosm.framework.core.Session.Effect;
import io.mesocosm.framework.core.Session.Input;
import io.mesocosm.framework.model.Event;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/// Carries out what a session orders: streams and calls on virtual threads, alarms, and the word to
/// the scheduler, which is the one thing that may make the session wait.
public final class SessionLink implements Effects<Effect, Input>, AutoCloseable {
  private final CallSettings settings;
  private final Consumer<Event> listener;
  private final HttpClient http = new HttpClient();
  private final Nursery streams = new Nursery("scheduler-stream");
  private final Timers<Alarm, Input> timers;
  private final CallLanes lanes;
  private final Map<Long, EventReader> open = new ConcurrentHashMap<>();

  /// @param listener told on the session's thread
  public SessionLink(
      CallSettings settings, String principal, Consumer<Event> listener, InstantSource clock) {
    this.settings = settings;
    this.listener = listener;
    this.timers = new Timers<>("scheduler", clock);
    this.lanes = new CallLanes(settings, new Posting(http, settings, principal));
  }

  @Override
  public void run(Effect effect, Inbox<Input> inbox) {
    switch (effect) {
      case Effect.Open order -> open(order, inbox);
      case Effect.Close(var attempt) -> {
        var reader = open.remove(attempt);
        if (reader != null) {
          reader.close();
        }
      }
      case Effect.Send send -> lanes.send(send, inbox);
      case Effect.Tell(var event) -> listener.accept(event);
      case Effect.Arm(var alarm, var at) ->
          timers.arm(alarm, at, new Input.Rang(alarm, draw()), inbox);
      case Effect.Disarm(var alarm) -> timers.cancel(alarm);
    }
  }

  private void open(Effect.Open order, Inbox<Input> inbox) {
    var posting = new Posting(http, settings, order.identity().principal());
    var reader = new EventReader(posting, settings.encoding(), order, inbox);
    open.put(order.attempt(), reader);
    streams.start(reader::run);
  }

  static double draw() {
    return ThreadLocalRandom.current().nextDouble();
  }

  /// Ends streams, calls and alarms; the scheduler hears nothing more.
  @Override
  public void close() {
    timers.close();
    open.values().forEach(EventReader::close);
    lanes.close();
    streams.close();
    http.close();
  }
}
