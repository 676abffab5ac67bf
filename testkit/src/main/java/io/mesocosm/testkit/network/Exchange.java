package io.mesocosm.testkit.network;

import java.util.ArrayList;
import java.util.List;

/// A request that is being answered: by one reply, or by a stream.
public final class Exchange {
  private final Side side;
  private final List<Runnable> closers = new ArrayList<>();
  private boolean gone;

  /// The whole answer.
  record Replied(Object reply) {}

  /// The beginning of a stream.
  record Opened(Object head) {}

  /// A part of a stream.
  record Streamed(Object record) {}

  Exchange(Side side) {
    this.side = side;
  }

  public void reply(Object reply) {
    side.send(new Replied(reply));
    side.close();
  }

  /// Begins a stream; [#record] may follow until [#close].
  public void stream(Object head) {
    side.send(new Opened(head));
  }

  public void record(Object record) {
    side.send(new Streamed(record));
  }

  /// Ends the stream after what was sent; without a stream, ends without an answer.
  public void close() {
    side.close();
  }

  /// Runs `closer` when the client is gone; at once when it is.
  public void onClose(Runnable closer) {
    if (gone) {
      closer.run();
    } else {
      closers.add(closer);
    }
  }

  void gone() {
    gone = true;
    closers.forEach(Runnable::run);
  }
}
