package io.mesocosm.coordination.records;

import io.mesocosm.base.loops.JournalException;
import java.nio.charset.StandardCharsets;

/// What stands in the node that every commit compares and sets: `epoch step redo chunks`.
///
/// @param epoch of the last leader that was elected
/// @param step counts that leader's commits
/// @param redo names the staged parts of a commit that is decided but not spread yet; `-` for none
/// @param chunks how many parts those are
public record Fence(long epoch, long step, String redo, int chunks) {
  public static final Fence NONE = new Fence(0, 0, "-", 0);

  public static String path(String root) {
    return root + "/fence";
  }

  public static Fence parse(String path, byte[] bytes) throws JournalException {
    var text = new String(bytes, StandardCharsets.UTF_8);
    var parts = text.split(" ", -1);
    try {
      return new Fence(
          Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2], Integer.parseInt(parts[3]));
    } catch (IndexOutOfBoundsException | NumberFormatException broken) {
      throw new JournalException("%s is no fence: '%s'".formatted(path, text), broken);
    }
  }

  public byte[] bytes() {
    return "%d %d %s %d".formatted(epoch, step, redo, chunks).getBytes(StandardCharsets.UTF_8);
  }

  /// A pending commit stays pending across reigns.
  public Fence nextEpoch() {
    return new Fence(epoch + 1, 0, redo, chunks);
  }

  Fence nextStep() {
    return new Fence(epoch, step + 1, redo, chunks);
  }

  Fence staged(String name, int parts) {
    return new Fence(epoch, step + 1, name, parts);
  }

  Fence spread() {
    return new Fence(epoch, step + 1, "-", 0);
  }
}
