package io.mesocosm.marathon.link;

import io.mesocosm.marathon.core.messages.MarathonEvent;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Who wants to hear events. Safe for many threads; a listener must not block.
public final class Listeners {
  private static final System.Logger LOG = System.getLogger(Listeners.class.getName());

  private final List<Consumer<MarathonEvent>> listeners = new CopyOnWriteArrayList<>();

  /// @return ends it
  public Runnable add(Consumer<MarathonEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// A listener that fails is told no more: it must not stop the leader.
  void tell(MarathonEvent event) {
    for (var listener : List.copyOf(listeners)) {
      try {
        listener.accept(event);
      } catch (RuntimeException failure) {
        LOG.log(Level.ERROR, "listener_failed event=" + event, failure);
        listeners.remove(listener);
      }
    }
  }
}
