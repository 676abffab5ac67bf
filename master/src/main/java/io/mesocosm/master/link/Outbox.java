package io.mesocosm.master.link;

import io.mesocosm.base.http.EventStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/// What one subscriber is to be told: a bounded queue and a thread that encodes, so that the loop
/// neither encodes nor waits. Who cannot keep up is cut off.
///
/// @param <E> what is told
final class Outbox<E> {
  private static final int RECORDS = 16_384;
  private static final long BYTES = 256L << 20;

  private final EventStream stream = new EventStream(RECORDS, BYTES);
  private final BlockingQueue<Letter<E>> queue = new LinkedBlockingQueue<>(RECORDS);
  private final Function<E, byte[]> encode;
  private final Thread writer;

  private sealed interface Letter<E> {
    record Say<E>(E what) implements Letter<E> {}

    record End<E>() implements Letter<E> {}
  }

  Outbox(String name, Function<E, byte[]> encode) {
    this.encode = encode;
    this.writer = Thread.ofVirtual().name("outbox-" + name).unstarted(this::write);
    stream.onClose(writer::interrupt);
    writer.start();
  }

  EventStream stream() {
    return stream;
  }

  /// @return false when the subscriber is gone, or was cut off just now
  boolean say(E what) {
    if (stream.isClosed()) {
      return false;
    }
    boolean taken = queue.offer(new Letter.Say<>(what));
    if (!taken) {
      stream.close();
    }
    return taken;
  }

  /// Closes the stream after what was said.
  void end() {
    if (!queue.offer(new Letter.End<>())) {
      stream.close();
    }
  }

  private void write() {
    try {
      while (true) {
        switch (queue.take()) {
          case Letter.Say<E>(var what) -> stream.offer(encode.apply(what));
          case Letter.End<E>() -> {
            stream.close();
            return;
          }
        }
      }
    } catch (InterruptedException _) {
      // The stream is closed: nobody is left to tell.
      Thread.currentThread().interrupt();
    }
  }
}
