package io.mesocosm.agent.link.docker;

import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import java.util.ArrayList;
import java.util.List;

/// What the engine knows of a container.
///
/// @param status `created`, `running`, `paused`, `restarting`, `removing`, `exited` or `dead`
/// @param pid 0 unless it runs
/// @param error why it could not be started; else empty
/// @param stopSignal by which it wants to be asked to end
/// @param memoryBytes its limit; 0 for none
/// @param ips its addresses, one for each network that gives it one
public record Inspected(
    String status,
    long pid,
    int exitCode,
    boolean outOfMemory,
    String error,
    String stopSignal,
    long memoryBytes,
    List<String> ips) {

  public Inspected {
    ips = List.copyOf(ips);
  }

  public boolean isRunning() {
    return status.equals("running") || status.equals("paused") || status.equals("restarting");
  }

  public boolean wasStarted() {
    return !status.equals("created");
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
        state.text("Status").orElse(""),
        state.wholeNumber("Pid").orElse(0L),
        state.integer("ExitCode").orElse(0),
        state.flag("OOMKilled").orElse(false),
        state.text("Error").orElse(""),
        view.object("Config").flatMap(config -> config.text("StopSignal")).orElse("SIGTERM"),
        view.object("HostConfig").flatMap(host -> host.wholeNumber("Memory")).orElse(0L),
        ips);
  }
}
