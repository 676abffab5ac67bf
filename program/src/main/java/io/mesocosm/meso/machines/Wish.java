package io.mesocosm.meso.machines;

import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.playground.model.Topology;
import io.mesocosm.playground.wire.TopologyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What somebody wants machines to be. Without a file they are those there are, or else the seed's
/// five.
///
/// @param file the topology; empty for the known one
/// @param agents how many agents instead of the file's number; 0 for that number
/// @param limits whether machines get no more of the host than their size says, also when the file
///   does not say so
public record Wish(Optional<Path> file, int agents, boolean limits) {

  /// @param known the topology when no file says another
  /// @throws CommandFailedException with all that is wrong
  public Topology of(Topology known) throws IOException {
    var said = file.isPresent() ? read(file.get()) : known;
    var sized = agents == 0 ? said : Machines.ok(said.withAgents(agents));
    return limits ? sized.limited() : sized;
  }

  private static Topology read(Path file) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw CommandFailedException.usage("--file: cannot read " + file);
    }
    return Machines.ok(TopologyFile.read(Files.readString(file)));
  }
}
