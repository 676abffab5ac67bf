package io.mesocosm.agent.link.launchers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.mesocosm.agent.link.docker.Engine;
import io.mesocosm.agent.link.docker.LogFrames;
import io.mesocosm.agent.link.docker.LogFrames.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/// Takes the output of a container over into its sandbox, every byte once, whichever agent process
/// does it: the note of how far it is says the time of a frame and the sizes of the files after it,
/// and what the files hold beyond is passed over.
final class OutputFollower {
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final long NOTE_EVERY_NANOS = 500_000_000;

  private final Engine engine;
  private final String container;
  private final Path sandbox;
  private final DockerNotes notes;
  private final Map<Channel, Long> size = new EnumMap<>(Channel.class);
  private final Map<Channel, Long> skip = new EnumMap<>(Channel.class);
  private String since = "";
  private long notedAt = System.nanoTime();

  OutputFollower(Engine engine, String container, Path sandbox, DockerNotes notes) {
    this.engine = engine;
    this.container = container;
    this.sandbox = sandbox;
    this.notes = notes;
  }

  /// Returns once the container has ended and all it said is in the files.
  ///
  /// @throws InterruptedException when asked to stop; another follower goes on later
  void follow() throws InterruptedException {
    boolean silent = false;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        take();
        silent = false;
        var now = engine.inspect(container);
        if (now.isEmpty() || !now.get().isRunning()) {
          return;
        }
      } catch (IOException failure) {
        if (Thread.currentThread().isInterrupted()) {
          break;
        }
        // Once for each time that the engine is away, and not for each attempt.
        System.getLogger(OutputFollower.class.getName())
            .log(
                silent ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                "container_output_broken container={0} why=\"{1}\"",
                container,
                failure.toString());
        silent = true;
      }
      Thread.sleep(AGAIN);
    }
    throw new InterruptedException("asked to stop following " + container);
  }

  private void take() throws IOException, InterruptedException {
    var stdout = sandbox.resolve("stdout");
    var stderr = sandbox.resolve("stderr");
    var from = notes.output();
    since = from.since();
    size.put(Channel.STDOUT, from.stdout());
    size.put(Channel.STDERR, from.stderr());
    skip.put(Channel.STDOUT, Math.max(0, length(stdout) - from.stdout()));
    skip.put(Channel.STDERR, Math.max(0, length(stderr) - from.stderr()));
    try (var reply = engine.logs(container, moment(since));
        var out = Files.newOutputStream(stdout, CREATE, APPEND);
        var err = Files.newOutputStream(stderr, CREATE, APPEND)) {
      pump(reply.body(), Map.of(Channel.STDOUT, out, Channel.STDERR, err));
    }
  }

  private static long length(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /// As the engine wants to be asked: seconds and nanoseconds.
  private static String moment(String time) {
    if (time.isEmpty()) {
      return "0";
    }
    var at = Instant.parse(time);
    return "%d.%09d".formatted(at.getEpochSecond(), at.getNano());
  }

  private void pump(InputStream body, Map<Channel, OutputStream> files) throws IOException {
    var frames = new LogFrames(body);
    try {
      for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
        take(frame.get(), files);
        if (System.nanoTime() - notedAt > NOTE_EVERY_NANOS) {
          note();
        }
      }
    } finally {
      note();
    }
  }

  private void note() throws IOException {
    notes.output(
        new DockerNotes.Position(since, of(size, Channel.STDOUT), of(size, Channel.STDERR)));
    notedAt = System.nanoTime();
  }

  private static long of(Map<Channel, Long> map, Channel channel) {
    return map.getOrDefault(channel, 0L);
  }

  private void take(LogFrames.Frame frame, Map<Channel, OutputStream> files) throws IOException {
    int blank = blank(frame.bytes());
    var time = new String(frame.bytes(), 0, blank, US_ASCII);
    if (time.compareTo(since) <= 0) {
      return;
    }
    int start = Math.min(blank + 1, frame.bytes().length);
    int length = frame.bytes().length - start;
    int known = (int) Math.min(of(skip, frame.channel()), length);
    var file = files.get(frame.channel());
    if (file != null && known < length) {
      file.write(frame.bytes(), start + known, length - known);
    }
    skip.merge(frame.channel(), (long) -known, Long::sum);
    size.merge(frame.channel(), (long) length, Long::sum);
    since = time;
  }

  private static int blank(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && bytes[at] != ' ') {
      at++;
    }
    return at;
  }
}
