package io.mesocosm.marathon.http.exchange;

import io.mesocosm.marathon.core.Input;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.core.messages.MarathonEvent;
import io.mesocosm.marathon.core.messages.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// What the API needs of the Marathon behind it. Safe for many threads.
public interface Backend {
  /// The last published state; empty while we do not lead, or lead and have not read it yet.
  Optional<MarathonState> state();

  /// Submits a request and waits for its answer.
  ///
  /// @param request makes the input, given the ticket that it must carry
  /// @return empty when we do not lead, when too much is waiting, or when patience ran out; whether
  ///   the request was carried out is not known then
  Optional<Reply> ask(LongFunction<Input> request, Duration patience) throws InterruptedException;

  /// Ends when it is closed.
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  boolean leading();

  /// Address of who leads, `host:port`; empty while nobody does.
  Optional<String> leader();

  /// Tells `listener` every event from now on, in order, until it is closed. The listener must not
  /// block.
  Subscription subscribe(Consumer<MarathonEvent> listener);

  /// Gives the leadership up, soon.
  void abdicate();
}
