package io.mesocosm.meso;

import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import io.mesocosm.meso.console.Troubles;
import io.mesocosm.meso.verbs.Commands;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The program: the first word says which command or role it is.
public final class Meso {
  private static final int TROUBLE = 1;
  private static final int INTERRUPTED = 130;

  private Meso() {}

  public static void main(String[] args) {
    System.exit(run(List.of(args), surroundings(System.getenv())));
  }

  private static Surroundings surroundings(Map<String, String> environment) {
    var out = stream(FileDescriptor.out);
    var err = stream(FileDescriptor.err);
    // A folder of classes, as an IDE starts it, is no archive: then the working folder has to do.
    var archive = Path.of(environment.getOrDefault("MESO_ARCHIVE", "")).toAbsolutePath();
    var colours = environment.containsKey("MESO_TERMINAL") && !environment.containsKey("NO_COLOR");
    return new Surroundings(new Console(out, err, colours), archive, environment);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /// @return exit code: 0 when it was done, 1 when the world did not let us, 2 when the command
  ///   line is not one of ours
  static int run(List<String> args, Surroundings around) {
    try {
      return Commands.run(args, around);
    } catch (CommandFailedException failed) {
      around.console().note("meso: " + failed.getMessage());
      return failed.code();
    } catch (IllegalArgumentException invalid) {
      around.console().note("meso: " + invalid.getMessage());
      return CommandFailedException.USAGE;
    } catch (IOException trouble) {
      around.console().note("meso: " + Troubles.words(trouble));
      return TROUBLE;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return INTERRUPTED;
    }
  }
}
