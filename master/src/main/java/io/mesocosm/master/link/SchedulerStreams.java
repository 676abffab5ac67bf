package io.mesocosm.master.link;

import io.mesocosm.base.http.EventStream;
import io.mesocosm.base.loops.Inbox;
import io.mesocosm.master.core.Input;
import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.master.wire.SchedulerEvents;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.RecordIo;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The open streams to schedulers, by id. Safe to use from any thread.
public final class SchedulerStreams implements AutoCloseable {
  private final SchedulerEvents events;
  private final Inbox<Input> inbox;
  private final Map<UUID, Outbox<SchedulerEvent>> open = new ConcurrentHashMap<>();

  /// @param inbox told of each stream that closes
  public SchedulerStreams(SchedulerEvents events, Inbox<Input> inbox) {
    this.events = events;
    this.inbox = inbox;
  }

  /// @param id fresh, drawn by chance
  public EventStream open(UUID id, MediaType encoding) {
    var outbox =
        new Outbox<SchedulerEvent>(
            id.toString(), event -> RecordIo.frame(encoding.encode(events.message(event))));
    open.put(id, outbox);
    outbox.stream().onClose(() -> closed(id));
    return outbox.stream();
  }

  void tell(UUID id, SchedulerEvent event) {
    var outbox = open.get(id);
    if (outbox == null || !outbox.say(event)) {
      closed(id);
    }
  }

  void end(UUID id) {
    var outbox = open.get(id);
    if (outbox != null) {
      outbox.end();
    }
  }

  /// The loop hears of it from another thread: it must not wait for its own inbox.
  private void closed(UUID id) {
    open.remove(id);
    var input = new Input.StreamClosed(id);
    if (!inbox.offer(input)) {
      Thread.ofVirtual().name("stream-closed").start(() -> put(input));
    }
  }

  private void put(Input input) {
    try {
      inbox.put(input);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    open.values().forEach(outbox -> outbox.stream().close());
  }
}
