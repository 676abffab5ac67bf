package io.mesocosm.marathon;

import io.mesocosm.marathon.core.Input;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.core.messages.MarathonEvent;
import io.mesocosm.marathon.core.messages.Reply;
import io.mesocosm.marathon.http.exchange.Backend;
import io.mesocosm.marathon.link.Listeners;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// What the API sees of this Marathon, whether it reigns or not.
final class Throne implements Backend {
  private final Leadership leadership;
  private final Listeners listeners;
  private final Consumer<String> ended;

  Throne(Leadership leadership, Listeners listeners, Consumer<String> ended) {
    this.leadership = leadership;
    this.listeners = listeners;
    this.ended = ended;
  }

  @Override
  public Optional<MarathonState> state() {
    return leadership.reign().map(Reign::state);
  }

  @Override
  public Optional<Reply> ask(LongFunction<Input> request, Duration patience)
      throws InterruptedException {
    var reign = leadership.reign();
    return reign.isPresent() ? reign.get().ask(request, patience) : Optional.empty();
  }

  @Override
  public boolean leading() {
    return leadership.reign().isPresent();
  }

  @Override
  public Optional<String> leader() {
    return leadership.leader();
  }

  @Override
  public Subscription subscribe(Consumer<MarathonEvent> listener) {
    var ending = listeners.add(listener);
    return ending::run;
  }

  /// As in the original the process ends, and its supervisor starts another one.
  @Override
  public void abdicate() {
    ended.accept("asked to abdicate");
  }
}
