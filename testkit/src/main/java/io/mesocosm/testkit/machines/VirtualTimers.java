package io.mesocosm.testkit.machines;

import io.mesocosm.base.loops.Inbox;
import io.mesocosm.testkit.time.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The twin of [io.mesocosm.base.loops.Timers]. As there, a moment is turned into a span when the
/// alarm is set, so that a clock that jumps later does not move it.
public final class VirtualTimers<K, I> {
  private final Life life;
  private final Map<K, Alarm> armed = new HashMap<>();

  VirtualTimers(Life life) {
    this.life = life;
  }

  public void arm(K key, Instant at, I input, Inbox<I> inbox) {
    cancel(key);
    armed.put(key, life.after(Duration.between(life.instant(), at), () -> inbox.offer(input)));
  }

  public void cancel(K key) {
    var old = armed.remove(key);
    if (old != null) {
      old.cancel();
    }
  }
}
