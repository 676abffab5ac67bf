package io.mesocosm.bench;

import io.mesocosm.meso.command.Surroundings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Something that is measured by doing it.
public interface Scenario {
  /// The word on the command line.
  String name();

  String summary();

  /// What it needs and this machine has not; such a scenario is passed over unless it is named.
  default Optional<String> obstacle(Surroundings around) throws IOException, InterruptedException {
    return Optional.empty();
  }

  /// Takes two minutes at most and leaves nothing behind.
  List<Figure> run(Surroundings around, Size size) throws IOException, InterruptedException;
}
