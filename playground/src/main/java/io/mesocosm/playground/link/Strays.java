package io.mesocosm.playground.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Programs that go on although the command that ran them was killed: a copy that would write into
/// what the next command removes, a removal that would take what the next command makes.
///
/// Each knows from its environment who started it. Machines do not, nor what is in them: those are
/// meant to outlive commands.
public final class Strays {
  private static final String MARK = "MESO_COMMAND";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Strays() {}

  /// Lets a program know that we started it.
  static void mark(ProcessBuilder builder) throws IOException {
    var self = Init.of(ProcessHandle.current().pid());
    self.ifPresent(init -> builder.environment().put(MARK, init.identity()));
  }

  /// Ends all of them on this host; those first that tidy up when they are told.
  public static void end() throws IOException, InterruptedException {
    var strays = find();
    for (var stray : strays) {
      ProcessHandle.of(stray.pid()).ifPresent(ProcessHandle::destroy);
    }
    for (var stray : strays) {
      if (!stray.awaitEnd(PATIENCE)) {
        stray.kill();
        stray.awaitEnd(PATIENCE);
      }
    }
  }

  private static List<Init> find() throws IOException {
    var found = new ArrayList<Init>();
    try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (var process : all) {
        var by = startedBy(process);
        if (by.isPresent() && Init.find(by.get()).isEmpty()) {
          Init.of(Long.parseLong(process.getFileName().toString())).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  // Empty for those that nobody of us started, and for those that end at this moment.
  private static Optional<String> startedBy(Path process) {
    try {
      var all =
          new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
      for (var variable : all.split("\0", -1)) {
        if (variable.startsWith(MARK + "=")) {
          return Optional.of(variable.substring(MARK.length() + 1));
        }
      }
      return Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
