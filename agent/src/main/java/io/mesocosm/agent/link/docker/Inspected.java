package io.mesocosm.agent.link.docker;

import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import java.util.ArrayList;
import java.util.List;

/// What the engine knows of a container.
///
/// @param id the engine's own name for it
/// @param status `created`, `running`, `paused`, `restarting`, `removing`, `exited` or `dead`
/// @param pid 0 unless it runs
/// @param error why it could not be started; else empty
/// @param stopSignal by which it wants to be asked to end
/// @param host its `HostConfig`
/// @param ips its addresses, one for each network that gives it one
/// @param text all of it, as the engine tells it
public record Inspected(
    String id,
    String status,
    long pid,
    int exitCode,
    boolean outOfMemory,
    String error,
    String stopSignal,
    JsonView host,
    List<String> ips,
    Json text) {

  public Inspected {
    ips = List.copyOf(ips);
  }

  public boolean isRunning() {
    return status.equals("running") || status.equals("paused") || status.equals("restarting");
  }

  public boolean wasStarted() {
    return !status.equals("created");
  }

  /// Limit of its memory; 0 for none.
  public long memoryBytes() {
    return limit("Memory");
  }

  /// A number of its `HostConfig`; 0 when there is none.
  long limit(String name) {
    return host.wholeNumber(name).orElse(0L);
  }

  static Inspected read(Json json) {
    var view = JsonView.of(json, new ArrayList<>());
    var nothing = JsonView.of(Json.Obj.EMPTY, new ArrayList<>());
    var state = view.object("State").orElse(nothing);
    var networks =
        view.object("NetworkSettings").flatMap(all -> all.object("Networks")).orElse(nothing);
    var ips =
        networks.names().stream()
            .flatMap(name -> networks.object(name).flatMap(one -> one.text("IPAddress")).stream())
            .filter(ip -> !ip.isEmpty())
            .toList();
    return new Inspected(
        view.text("Id").orElse(""),
        state.text("Status").orElse(""),
        state.wholeNumber("Pid").orElse(0L),
        state.integer("ExitCode").orElse(0),
        state.flag("OOMKilled").orElse(false),
        state.text("Error").orElse(""),
        view.object("Config").flatMap(config -> config.text("StopSignal")).orElse("SIGTERM"),
        view.object("HostConfig").orElse(nothing),
        ips,
        json);
  }
}
