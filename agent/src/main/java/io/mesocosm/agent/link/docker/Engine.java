package io.mesocosm.agent.link.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.base.httpclient.HttpClient.Reply;
import io.mesocosm.base.httpclient.HttpClient.StreamReply;
import io.mesocosm.base.httpclient.UnixHttpClient;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.json.JsonView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Asks the Docker engine. Container names are ours and need no escaping; an unknown container is
/// an empty answer or nothing to do, everything else that is refused an [EngineException].
public final class Engine {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PULL_PATIENCE = Duration.ofMinutes(10);
  private static final Duration FOREVER = Duration.ofDays(36_500);

  private final UnixHttpClient http;
  private final Duration patience;
  // Set by whoever asks first; the engine may have been replaced since, which the next start of the
  // agent finds out.
  private volatile String prefix = "";

  public Engine(Path socket) {
    this(new UnixHttpClient(socket), PATIENCE);
  }

  private Engine(UnixHttpClient http, Duration patience) {
    this.http = http;
    this.patience = patience;
  }

  /// The same engine, asked with another patience.
  public Engine within(Duration other) {
    return new Engine(http, other);
  }

  /// Path prefix of the version that both sides speak; asks the engine once.
  public String version() throws IOException, InterruptedException {
    if (prefix.isEmpty()) {
      var reply = http.send(Call.get(uri("/version")).withPatience(patience));
      var view = JsonView.of(json(accepted(reply)), new ArrayList<>());
      prefix =
          ApiVersion.common(
                  view.text("MinAPIVersion").orElse(""), view.text("ApiVersion").orElse(""))
              .prefix();
    }
    return prefix;
  }

  private static URI uri(String target) {
    return URI.create("http://docker" + target);
  }

  private Call call(String method, String target) throws IOException, InterruptedException {
    return Call.of(method, uri(version() + target)).withPatience(patience);
  }

  private Call call(String method, String target, Json body)
      throws IOException, InterruptedException {
    return call(method, target).withBody("application/json", JsonText.compact(body));
  }

  private static Reply accepted(Reply reply, int... others) throws EngineException {
    if (reply.isSuccess() || reply.status() == 304) {
      return reply;
    }
    for (int other : others) {
      if (reply.status() == other) {
        return reply;
      }
    }
    throw new EngineException(reply.status(), message(reply.status(), reply.text()));
  }

  private static String message(int status, String body) {
    return switch (JsonParser.parse(body)) {
      case Outcome.Ok<Json>(Json.Obj object) when object.get("message").isPresent() ->
          JsonView.of(object, new ArrayList<>()).text("message").orElse(body);
      case Outcome.Ok<Json> _, Outcome.Refused<Json> _ -> "status " + status + " " + body.strip();
    };
  }

  private static Json json(Reply reply) throws IOException {
    return switch (JsonParser.parse(reply.body())) {
      case Outcome.Ok<Json>(var value) -> value;
      case Outcome.Refused<Json> _ -> throw new IOException("the engine's answer is no JSON");
    };
  }

  /// Whether anybody is at home.
  public void ping() throws IOException, InterruptedException {
    accepted(http.send(Call.get(uri("/_ping")).withPatience(patience)));
  }

  /// Address of the registry that images come from whose names say none.
  public String commonRegistry() throws IOException, InterruptedException {
    var info = json(accepted(http.send(call("GET", "/info"))));
    return JsonView.of(info, new ArrayList<>()).text("IndexServerAddress").orElse("");
  }

  public boolean hasImage(String image) throws IOException, InterruptedException {
    return accepted(http.send(call("GET", "/images/" + image + "/json")), 404).isSuccess();
  }

  /// Returns once the image is here.
  ///
  /// @param credentials what the registry wants to see, as the engine takes it; empty for nothing
  public void pull(String image, Optional<Json> credentials)
      throws IOException, InterruptedException {
    var name = ImageName.parse(image);
    var call =
        call(
                "POST",
                "/images/create?fromImage=%s&tag=%s"
                    .formatted(encoded(name.name()), encoded(name.tag())))
            .withPatience(PULL_PATIENCE);
    if (credentials.isPresent()) {
      var packed = Base64.getUrlEncoder().encodeToString(JsonText.compact(credentials.get()));
      call = call.withHeader("X-Registry-Auth", packed);
    }
    try (var stream = http.open(call)) {
      refuseUnlessSuccess(stream);
      awaitPulled(stream);
    } catch (ClosedByInterruptException givenUp) {
      Thread.interrupted();
      var stop = new InterruptedException("pulling " + image);
      stop.initCause(givenUp);
      throw stop;
    }
  }

  private static void refuseUnlessSuccess(StreamReply stream) throws IOException {
    if (!stream.isSuccess()) {
      var body = new String(stream.body().readAllBytes(), UTF_8);
      throw new EngineException(stream.status(), message(stream.status(), body));
    }
  }

  /// Progress comes as one object a line; a failure is the last of them.
  private static void awaitPulled(StreamReply stream) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(stream.body(), UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (JsonParser.parse(line) instanceof Outcome.Ok<Json>(var progress)) {
        var error = JsonView.of(progress, new ArrayList<>()).text("error");
        if (error.isPresent()) {
          throw new EngineException(0, error.get());
        }
      }
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /// @return false when there is a container of that name already
  public boolean create(String name, Json order) throws IOException, InterruptedException {
    var reply = http.send(call("POST", "/containers/create?name=" + name, order));
    return accepted(reply, 409).status() != 409;
  }

  /// Does nothing to one that runs.
  public void start(String name) throws IOException, InterruptedException {
    accepted(http.send(call("POST", "/containers/" + name + "/start")));
  }

  /// Empty when there is no such container.
  public Optional<Inspected> inspect(String name) throws IOException, InterruptedException {
    var reply = accepted(http.send(call("GET", "/containers/" + name + "/json")), 404);
    return reply.isSuccess() ? Optional.of(Inspected.read(json(reply))) : Optional.empty();
  }

  /// Changes limits of a container that runs; the fields are those of `HostConfig`.
  public void update(String name, Json limits) throws IOException, InterruptedException {
    accepted(http.send(call("POST", "/containers/" + name + "/update", limits)), 404);
  }

  /// Returns once the container runs no more, or is no more; at once when that is so already.
  public void awaitEnd(String name) throws IOException, InterruptedException {
    accepted(http.send(call("POST", "/containers/" + name + "/wait").withPatience(FOREVER)), 404);
  }

  /// Does nothing to one that does not run.
  ///
  /// @param signal its name; empty for the one that the image wants
  public void signal(String name, String signal) throws IOException, InterruptedException {
    var target = "/containers/" + name + "/kill" + (signal.isEmpty() ? "" : "?signal=" + signal);
    accepted(http.send(call("POST", target)), 404, 409);
  }

  /// By force, with its anonymous volumes; does nothing when it is gone.
  public void remove(String name) throws IOException, InterruptedException {
    accepted(http.send(call("DELETE", "/containers/" + name + "?force=1&v=1")), 404, 409);
  }

  /// A container that bears a label.
  ///
  /// @param labels all it bears
  public record Listed(String name, JsonView labels) {
    /// Empty when it does not bear it.
    public String label(String key) {
      return labels.text(key).orElse("");
    }
  }

  /// All containers, running or not, that bear `label`, a `key=value`.
  public List<Listed> list(String label) throws IOException, InterruptedException {
    var filter = JsonText.text(Json.obj("label", List.of(label)));
    var answer =
        json(accepted(http.send(call("GET", "/containers/json?all=1&filters=" + encoded(filter)))));
    var view = JsonView.of(Json.obj("all", answer), new ArrayList<>());
    return view.objects("all").orElse(List.of()).stream().map(Engine::listed).toList();
  }

  private static Listed listed(JsonView view) {
    // The engine writes a slash before each name.
    var name = view.texts("Names").orElse(List.of()).stream().findFirst().orElse("");
    return new Listed(
        name.startsWith("/") ? name.substring(1) : name,
        view.object("Labels").orElseGet(() -> JsonView.of(Json.Obj.EMPTY, new ArrayList<>())));
  }

  /// The output, each frame led by its time and a blank, until the container ends.
  ///
  /// @param since from which moment on, as frames tell it; empty for all
  public StreamReply logs(String name, String since) throws IOException, InterruptedException {
    var target =
        "/containers/%s/logs?follow=1&stdout=1&stderr=1&timestamps=1&since=%s"
            .formatted(name, encoded(since));
    var stream = http.open(call("GET", target));
    try {
      refuseUnlessSuccess(stream);
      return stream;
    } catch (IOException refused) {
      stream.close();
      throw refused;
    }
  }

  /// Runs a command in a running container, to its end.
  ///
  /// @return exit code
  public int exec(String name, List<String> words, List<String> env, Duration patience)
      throws IOException, InterruptedException {
    var order = Json.obj("AttachStdout", true, "AttachStderr", true, "Cmd", words, "Env", env);
    var made = json(accepted(http.send(call("POST", "/containers/" + name + "/exec", order))));
    var id = JsonView.of(made, new ArrayList<>()).text("Id").orElse("");
    var start = call("POST", "/exec/" + id + "/start", Json.obj("Detach", false, "Tty", false));
    // Its output ends with it.
    accepted(http.send(start.withPatience(patience)));
    var end = json(accepted(http.send(call("GET", "/exec/" + id + "/json"))));
    return JsonView.of(end, new ArrayList<>())
        .integer("ExitCode")
        .orElseThrow(() -> new IOException("the engine does not say how a command ended"));
  }
}
