package io.mesocosm.agent.link.launchers;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.mesocosm.base.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The script under which tasks run, as a file. Shims that run keep the version they were started
/// with: it is replaced, never written over.
public final class Shim {
  private static final String NAME = "task-shim.sh";

  private Shim() {}

  /// @param meta folder; made when missing
  public static Path install(Path meta) throws IOException {
    Files.createDirectories(meta);
    var target = meta.resolve(NAME);
    var fresh = meta.resolve(NAME + ".new");
    try (var script = Shim.class.getResourceAsStream(NAME)) {
      if (script == null) {
        throw new Fault(NAME + " is missing from the archive");
      }
      var text = script.readAllBytes();
      // On a full disk the one that is there must do, and it does when it is the same.
      if (Files.exists(target) && Arrays.equals(Files.readAllBytes(target), text)) {
        return target;
      }
      write(fresh, text);
    }
    Files.move(fresh, target, ATOMIC_MOVE, REPLACE_EXISTING);
    return target;
  }

  private static void write(Path file, byte[] text) throws IOException {
    try {
      Files.write(file, text);
    } catch (IOException failure) {
      throw new IOException("cannot write %s: %s".formatted(file, failure.getMessage()), failure);
    }
  }
}
