package io.mesocosm.bench;

import io.mesocosm.meso.command.Surroundings;
import java.io.IOException;
import java.util.List;

/// Something that is measured by doing it.
public interface Scenario {
  /// The word on the command line.
  String name();

  String summary();

  /// Takes a minute at most and leaves nothing behind.
  List<Figure> run(Surroundings around, Size size) throws IOException, InterruptedException;
}
