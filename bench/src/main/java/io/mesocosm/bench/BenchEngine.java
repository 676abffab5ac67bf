package io.mesocosm.bench;

import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.base.httpclient.UnixHttpClient;
import io.mesocosm.meso.command.Surroundings;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.testkit.docker.Box;
import io.mesocosm.testkit.docker.Dockerd;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The Docker engine that containers are measured on, with one small image: the one that
/// `DOCKER_HOST` names; else, for root, one of our own that is gone when it is closed; else the one
/// at Docker's usual socket.
final class BenchEngine implements AutoCloseable {
  static final String IMAGE = "meso-bench:1";

  private static final String HOST = "DOCKER_HOST";
  private static final Path USUAL = Path.of("/var/run/docker.sock");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path socket;
  private final Optional<Dockerd> own;

  private BenchEngine(Path socket, Optional<Dockerd> own) {
    this.socket = socket;
    this.own = own;
  }

  /// Why there is none here; empty when there is.
  static Optional<String> obstacle(Surroundings around) {
    if (startsItsOwn(around)) {
      return Optional.empty();
    }
    var socket = named(around).orElse(USUAL);
    return Files.exists(socket)
        ? Optional.empty()
        : Optional.of(
            "no Docker engine at %s (%s names another), and none can be started: %s"
                .formatted(socket, HOST, Dockerd.obstacle().orElse("not asked for")));
  }

  private static boolean startsItsOwn(Surroundings around) {
    return named(around).isEmpty() && Dockerd.obstacle().isEmpty();
  }

  private static Optional<Path> named(Surroundings around) {
    return Optional.ofNullable(around.environment().get(HOST))
        .map(host -> Path.of(host.replaceFirst("^unix://", "")));
  }

  static BenchEngine start(Surroundings around) throws IOException, InterruptedException {
    var own = startsItsOwn(around) ? Optional.of(Dockerd.start()) : Optional.<Dockerd>empty();
    var engine =
        new BenchEngine(own.map(Dockerd::socket).orElseGet(() -> named(around).orElse(USUAL)), own);
    try {
      engine.ask(
          Call.post(
              uri("/images/create?fromSrc=-&repo=meso-bench&tag=1"),
              "application/x-tar",
              Box.layer()));
      return engine;
    } catch (IOException | InterruptedException | RuntimeException failure) {
      engine.close();
      throw failure;
    }
  }

  private static URI uri(String target) {
    return URI.create("http://docker" + target);
  }

  private void ask(Call call) throws IOException, InterruptedException {
    var reply = new UnixHttpClient(socket).send(call.withPatience(PATIENCE));
    if (!reply.isSuccess()) {
      throw CommandFailedException.trouble("the Docker engine: " + reply.text());
    }
  }

  Path socket() {
    return socket;
  }

  @Override
  public void close() throws IOException {
    try {
      if (own.isPresent()) {
        own.get().remove();
      } else {
        ask(Call.of("DELETE", uri("/images/" + IMAGE + "?force=1")));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
