package io.mesocosm.testkit.docker;

import io.mesocosm.base.files.FileTree;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A real registry of images (Debian's `docker-registry`) on loopback, and gone without a trace
/// when it is removed.
///
/// Used by one thread.
public final class Registry {
  public static final String USER = "ann";
  public static final String PASSWORD = "s3cret";

  private static final Path PROGRAM = Path.of("/usr/bin/docker-registry");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern LISTENING = Pattern.compile("listening on (127\\.0\\.0\\.1:\\d+)");

  /// Who may come in, as `htpasswd -B` writes it.
  private static final String DOOR =
      USER + ":$2b$04$NLPzp5xxX/J8j/VOn/Tj1uhUOtS1PH4JCXfZ6d4A.PArwqv6Gkzcm\n";

  private final Path folder;
  private final Process process;
  private final String host;

  private Registry(boolean guarded) throws IOException, InterruptedException {
    folder = Files.createTempDirectory("registry");
    Files.writeString(folder.resolve("door"), DOOR);
    var config = Files.writeString(folder.resolve("config.yml"), config(guarded));
    process =
        new ProcessBuilder(PROGRAM.toString(), "serve", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .start();
    try {
      host = awaitHost();
    } catch (IOException | InterruptedException | RuntimeException failure) {
      remove();
      throw failure;
    }
  }

  private String config(boolean guarded) {
    var open =
        """
        version: 0.1
        storage:
          filesystem:
            rootdirectory: %s
        http:
          addr: 127.0.0.1:0
        """
            .formatted(folder.resolve("images"));
    return guarded
        ? open + "auth:\n  htpasswd:\n    realm: test\n    path: " + folder.resolve("door") + "\n"
        : open;
  }

  /// Why there can be none here; empty when there can.
  public static Optional<String> obstacle() {
    return Files.exists(PROGRAM)
        ? Optional.empty()
        : Optional.of("no docker-registry: the package of that name is missing");
  }

  /// For everybody.
  public static Registry open() throws IOException, InterruptedException {
    return new Registry(false);
  }

  /// For [#USER] with [#PASSWORD].
  public static Registry guarded() throws IOException, InterruptedException {
    return new Registry(true);
  }

  private String awaitHost() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var log = Files.readString(folder.resolve("log"));
      var listening = LISTENING.matcher(log);
      if (listening.find()) {
        return listening.group(1);
      }
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException(log);
      }
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  /// `127.0.0.1:PORT`.
  public String host() {
    return host;
  }

  /// User and password, as `docker login` keeps them.
  public static String login() {
    var both = USER + ":" + PASSWORD;
    return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }

  /// Has an engine bring an image here, and forget the name it has here.
  ///
  /// @param image that the engine has, with its tag
  /// @param name that it gets here, with its tag, without the host
  /// @return its whole name
  public String take(Dockerd engine, String image, String name)
      throws IOException, InterruptedException {
    int colon = name.lastIndexOf(':');
    var repository = host + "/" + name.substring(0, colon);
    var tag = name.substring(colon + 1);
    accepted(
        engine
            .ask("POST", "/images/%s/tag?repo=%s&tag=%s".formatted(image, repository, tag))
            .text());
    accepted(engine.push(repository, tag, credentials()));
    accepted(engine.ask("DELETE", "/images/%s:%s".formatted(repository, tag)).text());
    return repository + ":" + tag;
  }

  private String credentials() {
    var known = Json.obj("username", USER, "password", PASSWORD, "serveraddress", host);
    return Base64.getUrlEncoder().encodeToString(JsonText.compact(known));
  }

  private static void accepted(String answer) throws IOException {
    if (answer.contains("\"error\"") || answer.contains("\"message\"")) {
      throw new IOException(answer);
    }
  }

  /// Nobody answers any more.
  public void stop() {
    process.destroy();
    process.onExit().join();
  }

  public void remove() throws IOException {
    stop();
    FileTree.remove(folder);
  }
}
