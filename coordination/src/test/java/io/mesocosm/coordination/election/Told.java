package io.mesocosm.coordination.election;

import io.mesocosm.coordination.records.Epoch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Writes down what an election told.
public final class Told implements LeadershipListener {
  private final List<String> events = new CopyOnWriteArrayList<>();
  private volatile Optional<Epoch> epoch = Optional.empty();

  @Override
  public void elected(Epoch reign) {
    epoch = Optional.of(reign);
    events.add("elected");
  }

  @Override
  public void resigned() {
    epoch = Optional.empty();
    events.add("resigned");
  }

  @Override
  public void lost(String why) {
    epoch = Optional.empty();
    events.add("lost");
  }

  public Optional<Epoch> epoch() {
    return epoch;
  }

  List<String> events() {
    return List.copyOf(events);
  }
}
