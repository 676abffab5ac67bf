package io.mesocosm.meso.command;

import io.mesocosm.base.config.Flags;
import io.mesocosm.base.config.Settings;
import java.io.IOException;

/// A command. Found by name in the program's table, or as a service (`META-INF/services`) when a
/// module of its own brings it.
public interface Verb {
  /// The first word of the command line.
  String name();

  /// One line for the list of commands.
  String summary();

  /// Declared once by the verb; `--help` prints them.
  Flags flags();

  /// @return exit code
  /// @throws io.mesocosm.meso.console.CommandFailedException with what to tell the user
  int run(Settings settings, Surroundings around) throws IOException, InterruptedException;
}
