package io.mesocosm.meso.apps;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.meso.console.CommandFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Files of tasks, read through the agents as a browser does: Marathon names the master, the master
/// the agent, and the agent serves the file.
public final class Sandboxes {
  private final MarathonApi marathon;
  private final HttpClient http;

  private Sandboxes(MarathonApi marathon, HttpClient http) {
    this.marathon = marathon;
    this.http = http;
  }

  public static Sandboxes of(MarathonApi marathon, HttpClient http) {
    return new Sandboxes(marathon, http);
  }

  /// @param task as Marathon shows it, placed on an agent
  /// @param file `stdout` or `stderr`
  public SandboxFile open(JsonView task, String file) throws IOException, InterruptedException {
    var info = marathon.get("/v2/info");
    var framework = info.text("frameworkId").orElse("");
    var master =
        info.object("marathon_config")
            .flatMap(config -> config.text("mesos_leader_ui_url"))
            .orElseThrow(
                () -> CommandFailedException.trouble("Marathon does not know the leading master"));
    var agent = agentUrl(master, task.text("slaveId").orElse(""));
    var path =
        "/frameworks/%s/executors/%s/runs/latest/%s"
            .formatted(framework, task.text("id").orElse(""), file);
    return new SandboxFile(http, agent, path);
  }

  private String agentUrl(String master, String agentId) throws IOException, InterruptedException {
    var base = master.endsWith("/") ? master.substring(0, master.length() - 1) : master;
    var reply = http.send(Call.get(URI.create(base + "/slaves?slave_id=" + agentId)));
    if (reply.isSuccess() && JsonParser.parse(reply.body()) instanceof Outcome.Ok<Json>(var root)) {
      var agents = JsonView.of(root, new ArrayList<>()).objects("slaves").orElse(List.of());
      for (var agent : agents) {
        if (agent.text("id").orElse("").equals(agentId)) {
          return "http://" + address(agent.text("pid").orElse(""));
        }
      }
    }
    throw CommandFailedException.trouble(
        "the master %s does not know the agent '%s'".formatted(base, agentId));
  }

  // A process of Mesos is named slave(1)@127.0.0.1:5051.
  private static String address(String pid) {
    return pid.substring(pid.indexOf('@') + 1);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
