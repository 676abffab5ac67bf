package io.mesocosm.framework.link;

import io.mesocosm.base.Fault;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.httpclient.HttpClient.StreamReply;
import io.mesocosm.base.loops.Inbox;
import io.mesocosm.framework.core.Session.Effect;
import io.mesocosm.framework.core.Session.Input;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.RecordIo;
import io.mesocosm.protocol.v1.scheduler.Event;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/// One stream from its request to its end, which the session hears as exactly one of refused or
/// lost.
final class EventReader implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EventReader.class.getName());
  private static final int BUFFER = 64 * 1024;

  /// Far above what a master sends: an OFFERS event of 50,000 agents has some 50 MB.
  private static final int LARGEST_RECORD = 256 << 20;

  private static final int MOST_TEXT = 1000;

  private final Posting posting;
  private final MediaType encoding;
  private final Effect.Open order;
  private final Inbox<Input> inbox;
  // Set once by close(), on the session's thread.
  private volatile boolean closed;
  // Written by the reading thread; null until the master has answered.
  private volatile @org.jspecify.annotations.Nullable StreamReply reply;

  EventReader(Posting posting, MediaType encoding, Effect.Open order, Inbox<Input> inbox) {
    this.posting = posting;
    this.encoding = encoding;
    this.order = order;
    this.inbox = inbox;
  }

  void run() throws InterruptedException {
    try (var answer = posting.open(order.at(), CallWire.subscribe(order.identity()))) {
      reply = answer;
      if (closed) {
        return;
      }
      if (answer.status() == 200) {
        inbox.put(
            new Input.StreamOpened(
                order.attempt(), answer.headers().first("Mesos-Stream-Id").orElse("")));
        read(answer);
        lost("the master ended the stream");
      } else {
        denied(answer);
      }
    } catch (IOException trouble) {
      lost(String.valueOf(trouble.getMessage()));
    }
  }

  private void denied(StreamReply answer) throws IOException, InterruptedException {
    var text = new String(answer.body().readNBytes(MOST_TEXT), StandardCharsets.UTF_8).strip();
    var location = answer.headers().first("Location").orElse("");
    inbox.put(
        new Input.StreamDenied(
            order.attempt(),
            answer.status(),
            Redirects.target(order.at(), location),
            text,
            SessionLink.draw()));
  }

  private void read(StreamReply answer) throws IOException, InterruptedException {
    var decoder = new RecordIo.Decoder(LARGEST_RECORD);
    var buffer = new byte[BUFFER];
    int count = answer.body().read(buffer);
    while (count >= 0) {
      for (var record : decoder.feed(buffer, 0, count)) {
        hear(record);
      }
      count = answer.body().read(buffer);
    }
  }

  private void hear(byte[] record) throws IOException, InterruptedException {
    switch (encoding.decode(record, Event.getDefaultInstance())) {
      case Outcome.Ok<Event>(var event) -> hear(event);
      case Outcome.Refused<Event>(var refusals) ->
          throw new IOException("an event that cannot be read: " + refusals);
    }
  }

  /// A value in it that cannot be ends this event, not the stream: the master would send it again.
  private void hear(Event event) throws InterruptedException {
    try {
      var heard = SchedulerWire.heard(event);
      if (heard.isPresent()) {
        inbox.put(new Input.Received(order.attempt(), heard.get()));
      }
    } catch (Fault | IllegalArgumentException odd) {
      LOG.log(Level.WARNING, "event_not_understood type={0} cause={1}", event.getType(), odd);
    }
  }

  private void lost(String why) throws InterruptedException {
    if (!closed) {
      inbox.put(new Input.StreamLost(order.attempt(), why, SessionLink.draw()));
    }
  }

  /// Hangs up; the session hears nothing more of this stream.
  @Override
  public void close() {
    closed = true;
    var answer = reply;
    if (answer != null) {
      try {
        answer.close();
      } catch (IOException alreadyBroken) {
        LOG.log(Level.DEBUG, "stream_close cause={0}", alreadyBroken.toString());
      }
    }
  }
}
