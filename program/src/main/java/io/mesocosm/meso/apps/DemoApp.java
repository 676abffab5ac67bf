package io.mesocosm.meso.apps;

import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The application that shows a cluster at work: `outyet`.
public final class DemoApp {
  public static final String ID = "/outyet";
  private static final Duration QUICKLY = Duration.ofSeconds(2);
  private static final double CPUS = 0.1;
  private static final int MEM_MB = 64;

  private final MarathonApi marathon;
  private final HttpClient http;

  public DemoApp(MarathonApi marathon, HttpClient http) {
    this.marathon = marathon;
    this.http = http;
  }

  /// As a plain command, where there is no container engine.
  ///
  /// @param program `bin/meso` of the archive, which is also the application's
  public static Json command(Path program) {
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
  public boolean marathonLeads() throws InterruptedException {
    return marathon.leads();
  }

  /// Deployed already stays as it is.
  public void deploy(Json definition) throws IOException, InterruptedException {
    if (marathon.find("/v2/apps" + ID).isEmpty()) {
      marathon.send("POST", "/v2/apps", definition);
    }
  }

  /// How many instances there are to be.
  public int instances() throws IOException, InterruptedException {
    return marathon
        .get("/v2/apps" + ID)
        .object("app")
        .flatMap(app -> app.integer("instances"))
        .orElse(0);
  }

  /// Where those of its instances are that answer.
  public List<String> answering() throws IOException, InterruptedException {
    var answering = new ArrayList<String>();
    for (var task : marathon.get("/v2/apps" + ID + "/tasks").objects("tasks").orElse(List.of())) {
      var url = url(task);
      if (url.isPresent() && answers(url.get())) {
        answering.add(url.get());
      }
    }
    return answering;
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
