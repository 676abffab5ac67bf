package io.mesocosm.marathon.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.marathon.core.messages.MarathonEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Listeners to events.
final class ListenersTest {
  private static final MarathonEvent EVENT = new MarathonEvent.Disconnected(Instant.EPOCH);

  private final Listeners listeners = new Listeners();
  private final List<MarathonEvent> heard = new ArrayList<>();

  @Test
  void areToldUntilTheyLeave() {
    var leave = listeners.add(heard::add);
    listeners.tell(EVENT);
    leave.run();
    listeners.tell(EVENT);
    assertThat(heard).containsExactly(EVENT);
  }

  @Test
  void oneThatFailsHarmsNobody() {
    listeners.add(_ -> {
      throw new IllegalStateException("broken");
    });
    listeners.add(heard::add);
    listeners.tell(EVENT);
    listeners.tell(EVENT);
    assertThat(heard).hasSize(2);
  }
}
