package io.mesocosm.agent.link.host;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `/proc` says about processes.
public final class Processes {
  private static final Path PROC = Path.of("/proc");

  private Processes() {}

  /// The part of `/proc/PID/stat` that we read.
  ///
  /// @param session id of its session
  /// @param startTicks since boot
  /// @param userTicks of processor time
  /// @param rssPages of memory
  public record Stat(
      long pid,
      char state,
      long session,
      long userTicks,
      long systemTicks,
      long threads,
      long startTicks,
      long rssPages) {

    public boolean isAlive() {
      return state != 'Z' && state != 'X';
    }
  }

  /// Empty when there is no such process.
  public static Optional<Stat> stat(long pid) {
    try {
      return Optional.of(parse(pid, Files.readString(PROC.resolve(pid + "/stat"))));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static Stat parse(long pid, String text) {
    // Fields are counted from behind the name, which may hold anything.
    var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    return new Stat(
        pid,
        fields[0].charAt(0),
        Long.parseLong(fields[3]),
        Long.parseLong(fields[11]),
        Long.parseLong(fields[12]),
        Long.parseLong(fields[17]),
        Long.parseLong(fields[19]),
        Long.parseLong(fields[21]));
  }

  /// The living processes of a session.
  public static List<Stat> session(long session) throws IOException {
    var members = new ArrayList<Stat>();
    try (var all = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : all) {
        stat(Long.parseLong(String.valueOf(process.getFileName())))
            .filter(stat -> stat.session() == session && stat.isAlive())
            .ifPresent(members::add);
      }
    } catch (DirectoryIteratorException failure) {
      throw failure.getCause();
    }
    return members;
  }

  /// The id of the machine's present boot.
  static String bootId() throws IOException {
    return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
  }

  public static void ask(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
  }

  public static void force(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }
}
