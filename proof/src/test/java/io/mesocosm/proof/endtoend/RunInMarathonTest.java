package io.mesocosm.proof.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.http.Response;
import io.mesocosm.base.http.Routes;
import io.mesocosm.base.httpserver.HttpServer;
import io.mesocosm.base.httpserver.HttpServerConfig;
import io.mesocosm.base.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The seed's script, as its document calls it, against somebody who answers as Marathon would.
@Timeout(60)
final class RunInMarathonTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path elsewhere;
  private final AtomicReference<String> received = new AtomicReference<>("");
  private final AtomicReference<Response> answer =
      new AtomicReference<>(Response.json(201, Json.obj("id", "/outyet")));
  private HttpServer marathon;

  @BeforeEach
  void listen() throws IOException {
    var routes =
        Routes.builder()
            .post(
                "/v2/apps",
                request -> {
                  received.set(request.header("Content-Type").orElse("") + " " + request.text());
                  return answer.get();
                })
            .build();
    marathon = HttpServer.start(HttpServerConfig.of("127.0.0.1", 0), routes);
  }

  @AfterEach
  void close() {
    marathon.close();
  }

  private record Said(int code, String out, String err) {}

  private Said run(Path from, String... words) throws Exception {
    var builder = new ProcessBuilder(words).directory(from.toFile());
    builder.environment().put("MESO_MARATHON", "http://127.0.0.1:" + marathon.port());
    var process = builder.start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), out, err);
  }

  @Test
  void postsTheFileAndPrintsTheReply() throws Exception {
    for (var folder : List.of(PROJECT, PROJECT.resolve("marathon-apps"))) {
      var said = run(folder, "./run-in-marathon.sh", "outyet.json");
      assertThat(said.code()).describedAs(said.err()).isZero();
      assertThat(said.out()).isEqualTo("{\"id\":\"/outyet\"}\n");
      assertThat(received.get())
          .isEqualTo(
              "application/json "
                  + Files.readString(PROJECT.resolve("marathon-apps").resolve("outyet.json")));
    }
  }

  @Test
  void takesAFileOfYourOwnFirst() throws Exception {
    Files.writeString(elsewhere.resolve("outyet.json"), "{\"id\":\"mine\"}");
    var script = PROJECT.resolve("run-in-marathon.sh").toString();
    assertThat(run(elsewhere, script, "outyet.json").code()).isZero();
    assertThat(received.get()).endsWith("{\"id\":\"mine\"}");
  }

  @Test
  void aRefusalIsPrintedAndFails() throws Exception {
    answer.set(Response.json(422, Json.obj("message", "Object is not valid")));
    var said = run(PROJECT, "./run-in-marathon.sh", "outyet.json");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).contains("Object is not valid");
    assertThat(said.err()).contains("refused (422)");
  }

  @Test
  void nobodyThereIsSaid() throws Exception {
    marathon.close();
    var said = run(PROJECT, "./run-in-marathon.sh", "outyet.json");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("Marathon does not answer at http://127.0.0.1:");
  }

  @Test
  void aFileThatIsNotThereIsNamedWithThoseThatAre() throws Exception {
    var said = run(PROJECT, "./run-in-marathon.sh", "nope.json");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("'nope.json'").contains("vamp-elastic.json");
    assertThat(run(PROJECT, "./run-in-marathon.sh").code()).isEqualTo(2);
  }
}
