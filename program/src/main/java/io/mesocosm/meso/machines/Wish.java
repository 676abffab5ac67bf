package io.mesocosm.meso.machines;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.playground.model.Topology;
import io.mesocosm.playground.wire.TopologyFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
    try (var content = Files.newInputStream(file)) {
      // Of a device or a pipe nobody knows how much there is.
      var bytes = ByteBuffer.wrap(content.readNBytes(TopologyFile.MOST_CHARACTERS));
      return Machines.ok(TopologyFile.read(UTF_8.newDecoder().decode(bytes).toString()));
    } catch (CharacterCodingException binary) {
      throw CommandFailedException.usage(
          "--file: got '%s', allowed is a text in UTF-8".formatted(file));
    }
  }
}
