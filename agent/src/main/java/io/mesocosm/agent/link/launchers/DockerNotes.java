package io.mesocosm.agent.link.launchers;

import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Lodging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// What the agent notes about a run in a Docker container; another agent process goes on by it.
/// Each note is whole or not there.
///
/// @param folder the run's records
public record DockerNotes(Path folder) {
  private static final String MEANT = "docker";
  private static final String STARTED = "docker-started";
  private static final String ENDED = "docker-ended";
  private static final String OUTPUT = "docker-output";

  /// How far the output was taken over.
  ///
  /// @param since time of the last frame that is in the files; empty before the first
  /// @param stdout size of the file after it
  /// @param stderr likewise
  record Position(String since, long stdout, long stderr) {}

  /// The run is to be in a container; said before the engine hears of it.
  void mean() throws IOException {
    Files.createDirectories(folder);
    write(MEANT, "");
  }

  /// As if it never had been meant.
  void forget() throws IOException {
    Files.deleteIfExists(folder.resolve(STARTED));
    Files.deleteIfExists(folder.resolve(MEANT));
  }

  boolean isMeant() {
    return Files.exists(folder.resolve(MEANT));
  }

  /// A container that was seen running.
  ///
  /// @param pid of its first process
  /// @param id the engine's own name for it
  /// @param lodging in brief
  public record Started(long pid, String id, Lodging lodging) {}

  void start(Started started) throws IOException {
    var lodging = started.lodging();
    write(
        STARTED,
        String.join(
            "\n",
            Long.toString(started.pid()),
            started.id(),
            lodging.network(),
            String.join(" ", lodging.addresses())));
  }

  /// Empty when it was not seen running.
  public Optional<Started> started() throws IOException {
    return read(STARTED).map(text -> started(text.split("\n", -1)));
  }

  /// Of an older release there is nothing but the pid.
  private static Started started(String[] lines) {
    long pid = Long.parseLong(lines[0]);
    if (lines.length < 4) {
      return new Started(pid, "", Lodging.MACHINE);
    }
    var addresses = lines[3].isEmpty() ? List.<String>of() : List.of(lines[3].split(" "));
    return new Started(pid, lines[1], new Lodging(lines[2], addresses, ""));
  }

  /// The last note: the engine may forget the container now.
  void end(ExitStatus status) throws IOException {
    write(
        ENDED,
        switch (status) {
          case ExitStatus.OfContainer(var code) -> "code " + code;
          case ExitStatus.Code(var code) -> "code " + code;
          case ExitStatus.Signal(var number) -> "code " + (128 + number);
          case ExitStatus.OutOfMemory(var limit, var used) -> "memory %d %d".formatted(limit, used);
          case ExitStatus.Lost _ -> "lost";
        });
  }

  Optional<ExitStatus> ended() throws IOException {
    var text = read(ENDED);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var words = text.get().split(" ", 3);
    return Optional.of(
        switch (words[0]) {
          case "code" -> new ExitStatus.OfContainer(Integer.parseInt(words[1]));
          case "memory" ->
              new ExitStatus.OutOfMemory(Long.parseLong(words[1]), Long.parseLong(words[2]));
          case "lost" -> new ExitStatus.Lost();
          default -> throw new IOException("%s/%s is no end of a run".formatted(folder, ENDED));
        });
  }

  Path endedFile() {
    return folder.resolve(ENDED);
  }

  void output(Position position) throws IOException {
    write(OUTPUT, "%d %d %s".formatted(position.stdout(), position.stderr(), position.since()));
  }

  Position output() throws IOException {
    var words = read(OUTPUT).orElse("0 0 ").split(" ", 3);
    return new Position(words[2], Long.parseLong(words[0]), Long.parseLong(words[1]));
  }

  private Optional<String> read(String name) throws IOException {
    try {
      return Optional.of(Files.readString(folder.resolve(name)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  private void write(String name, String text) throws IOException {
    var fresh = folder.resolve(name + ".new");
    Files.writeString(fresh, text);
    Files.move(
        fresh,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
