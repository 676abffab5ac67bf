package io.mesocosm.testkit.network;

import io.mesocosm.testkit.machines.Life;
import io.mesocosm.testkit.time.Alarm;
import java.time.Duration;
import java.util.Optional;

/// Asks a [Port] elsewhere: requests with a deadline, and streams.
public final class Client {
  private final VirtualNetwork network;
  private final Life life;

  public Client(VirtualNetwork network, Life life) {
    this.network = network;
    this.life = life;
  }

  /// Told once how a request ended.
  public interface Answer {
    void answered(Object reply);

    /// @param notDone whether the other side certainly did not see the request
    void failed(String why, boolean notDone);
  }

  /// Told what a stream brings; [#ended] is the last.
  public interface Stream {
    void opened(Object head);

    void record(Object record);

    /// Answered by a reply instead of a stream.
    void replied(Object reply);

    void ended(String why);
  }

  public void ask(String address, Object request, Duration patience, Answer answer) {
    new Waiting(answer).ask(address, request, patience);
  }

  private final class Waiting implements Ears {
    private final Answer answer;
    private Optional<Alarm> deadline = Optional.empty();
    private Optional<Side> side = Optional.empty();
    private boolean done;

    private Waiting(Answer answer) {
      this.answer = answer;
    }

    private void ask(String address, Object request, Duration patience) {
      var connected = network.connect(life, address, this);
      side = Optional.of(connected);
      connected.send(new Port.Asked(request));
      deadline = Optional.of(life.after(patience, () -> fail("no answer in " + patience, false)));
    }

    private void fail(String why, boolean notDone) {
      if (finish()) {
        answer.failed(why, notDone);
      }
    }

    private boolean finish() {
      if (done) {
        return false;
      }
      done = true;
      deadline.ifPresent(Alarm::cancel);
      side.ifPresent(Side::close);
      return true;
    }

    @Override
    public void heard(Object message) {
      if (message instanceof Exchange.Replied(var reply) && finish()) {
        answer.answered(reply);
      }
    }

    @Override
    public void closed(Ending how) {
      fail("connection " + how, how.neverBegan());
    }
  }

  /// Opens a stream; closing the result ends it without a word to `stream`.
  public Open open(String address, Object request, Stream stream) {
    var open = new Open(stream);
    open.begin(network.connect(life, address, open), request);
    return open;
  }

  /// A stream that goes on.
  public static final class Open implements Ears {
    private final Stream stream;
    private Optional<Side> side = Optional.empty();

    private Open(Stream stream) {
      this.stream = stream;
    }

    private void begin(Side connected, Object request) {
      side = Optional.of(connected);
      connected.send(new Port.Asked(request));
    }

    public void close() {
      side.ifPresent(Side::close);
    }

    @Override
    public void heard(Object message) {
      switch (message) {
        case Exchange.Opened(var head) -> stream.opened(head);
        case Exchange.Streamed(var record) -> stream.record(record);
        case Exchange.Replied(var reply) -> stream.replied(reply);
        default -> throw new IllegalArgumentException("no part of a stream: " + message);
      }
    }

    @Override
    public void closed(Ending how) {
      stream.ended("connection " + how);
    }
  }
}
