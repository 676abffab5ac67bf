package io.mesocosm.marathon.link;

import io.mesocosm.marathon.core.MarathonEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Who wants to hear events. Safe for many threads; a listener must not block.
public final class Listeners {
  private final List<Consumer<MarathonEvent>> listeners = new CopyOnWriteArrayList<>();

  /// @return ends it
  public Runnable add(Consumer<MarathonEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void tell(MarathonEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }
}
