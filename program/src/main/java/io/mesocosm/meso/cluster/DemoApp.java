package io.mesocosm.meso.cluster;

import io.mesocosm.base.http.HttpClient;
import io.mesocosm.base.http.HttpClient.Call;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.meso.apps.MarathonApi;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The application that shows a cluster at work: `outyet`, as a plain command.
final class DemoApp {
  static final String ID = "/outyet";
  private static final Duration QUICKLY = Duration.ofSeconds(2);
  private static final double CPUS = 0.1;
  private static final int MEM_MB = 64;

  private final MarathonApi marathon;
  private final HttpClient http;

  DemoApp(MarathonApi marathon, HttpClient http) {
    this.marathon = marathon;
    this.http = http;
  }

  /// @param program `bin/meso` of the archive, which is also the application's
  static Json definition(Path program) {
    return Json.obj(
        "id",
        ID,
        "cmd",
        "exec \"$MESO\" outyet",
        "env",
        Map.of("MESO", program.toString()),
        "cpus",
        CPUS,
        "mem",
        MEM_MB,
        "instances",
        1,
        "portDefinitions",
        List.of(Map.of("port", 0, "protocol", "tcp", "name", "http")),
        "healthChecks",
        List.of(healthCheck()));
  }

  private static Json healthCheck() {
    return Json.obj(
        "protocol", "MESOS_HTTP",
        "path", "/",
        "portIndex", 0,
        "gracePeriodSeconds", 30,
        "intervalSeconds", 10,
        "timeoutSeconds", 5,
        "maxConsecutiveFailures", 3);
  }

  /// Whether somebody is there to decide: after a crash the sessions of the dead have to end first.
  boolean marathonLeads() throws InterruptedException {
    return marathon.leads();
  }

  /// Deployed already stays as it is.
  void deploy(Path program) throws IOException, InterruptedException {
    if (marathon.find("/v2/apps" + ID).isEmpty()) {
      marathon.send("POST", "/v2/apps", definition(program));
    }
  }

  /// Where it answers, when it does.
  Optional<String> answering() throws IOException, InterruptedException {
    var tasks = marathon.get("/v2/apps" + ID + "/tasks").objects("tasks").orElse(List.of());
    for (var task : tasks) {
      var url = url(task);
      if (url.isPresent() && answers(url.get())) {
        return url;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> url(JsonView task) {
    var host = task.text("host");
    var port =
        task.get("ports")
            .filter(Json.Arr.class::isInstance)
            .map(Json.Arr.class::cast)
            .flatMap(ports -> ports.items().stream().findFirst())
            .filter(Json.Num.class::isInstance)
            .map(first -> ((Json.Num) first).longValue());
    return host.isPresent() && port.isPresent()
        ? Optional.of("http://%s:%d".formatted(host.get(), port.get()))
        : Optional.empty();
  }

  private boolean answers(String url) throws InterruptedException {
    try {
      return http.send(Call.get(URI.create(url + "/")).withPatience(QUICKLY)).isSuccess();
    } catch (IOException notYet) {
      return false;
    }
  }
}
