package io.mesocosm.agent.link;

import io.mesocosm.agent.core.Event;
import io.mesocosm.agent.core.Input;
import io.mesocosm.base.loops.Inbox;
import java.util.random.RandomGenerator;

/// The way into the agent's loop: adds the chance that goes with each input.
///
/// @param chance safe to use from any thread
public record Inlet(Inbox<Event> inbox, RandomGenerator chance) {
  /// Waits while the loop is busy.
  public void put(Input input) throws InterruptedException {
    inbox.put(event(input));
  }

  Event event(Input input) {
    return new Event(input, chance.nextLong());
  }
}
