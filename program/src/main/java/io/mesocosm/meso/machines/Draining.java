package io.mesocosm.meso.machines;

import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.meso.apps.MarathonApi;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import io.mesocosm.playground.Nodes;
import io.mesocosm.playground.Playground;
import io.mesocosm.playground.core.Drain;
import io.mesocosm.playground.core.Drain.Standing;
import io.mesocosm.playground.model.Machine;
import io.mesocosm.playground.model.Role;
import io.mesocosm.playground.wire.Endpoints;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Empties an agent's machine: the master offers nothing of it any more, and Marathon replaces its
/// tasks elsewhere, one of each application at a time. Then the master forgets the agent.
final class Draining {
  private static final long LOOK_AGAIN_MS = 200;
  // Of a topology without masters, where nobody is ever asked.
  private static final String NOWHERE = "http://0.0.0.0";

  private final Machine machine;
  private final Nodes nodes;
  private final Duration patience;
  private final Console console;
  private final List<Machine> masters;
  private final MasterApi master;
  private final MarathonApi marathon;
  private final Set<String> moved = new LinkedHashSet<>();
  private final Set<String> ended = new LinkedHashSet<>();

  /// @param patience between two instances that are replaced
  Draining(
      Machine machine, Playground playground, HttpClient http, Duration patience, Console console) {
    var topology = playground.topology();
    this.machine = machine;
    this.nodes = playground.nodes();
    this.patience = patience;
    this.console = console;
    this.masters = topology.machines().stream().filter(each -> each.role() == Role.MASTER).toList();
    var endpoints = new Endpoints(topology);
    this.master = new MasterApi(http, Reachable.first(endpoints.masters()).orElse(NOWHERE));
    this.marathon = new MarathonApi(http, Reachable.first(endpoints.marathons()).orElse(NOWHERE));
  }

  /// Whether something there takes tasks.
  boolean hasAgent() {
    return listens(machine, Endpoints.AGENT);
  }

  /// Whether there is anybody to forget it.
  boolean hasMaster() {
    return masters.stream().anyMatch(each -> listens(each, Endpoints.MASTER));
  }

  private static boolean listens(Machine at, int port) {
    return Reachable.listens(at.address().toString(), port);
  }

  /// Returns when nothing of Marathon runs there and nothing is missing elsewhere.
  ///
  /// @throws CommandFailedException when something finds no other place; the agent is then offered
  ///   again
  void run() throws IOException, InterruptedException {
    var agent = master.agent(machine);
    if (agent.isEmpty()) {
      return;
    }
    // Noted before: the master would offer nothing of it for ever if we were killed.
    nodes.leaves(machine.name(), true);
    master.call("DEACTIVATE_AGENT", agent.get());
    try {
      moveAll();
    } catch (CommandFailedException | IOException | InterruptedException stuck) {
      offerAgain(agent.get());
      throw stuck;
    }
    console.done("%s drained: %d task(s) replaced".formatted(machine.name(), ended.size()));
  }

  private void offerAgain(String agent) throws InterruptedException {
    try {
      master.call("REACTIVATE_AGENT", agent);
      nodes.leaves(machine.name(), false);
    } catch (CommandFailedException | IOException deaf) {
      console.warn(
          "the master still offers nothing of %s: %s; meso node rm %s begins anew, and meso up lets it serve"
              .formatted(machine.name(), deaf.getMessage(), machine.name()));
    }
  }

  /// Lets it be offered again, after a command that was to take it away was ended on its way. When
  /// nobody can be asked, the next one tries again.
  void stay() throws InterruptedException {
    try {
      var agent = master.agent(machine);
      if (agent.isPresent()) {
        master.call("REACTIVATE_AGENT", agent.get());
        nodes.leaves(machine.name(), false);
        console.done(
            "%s is offered again: who drained it was ended before it was empty"
                .formatted(machine.name()));
      }
    } catch (IOException | CommandFailedException deaf) {
      console.warn(
          "the master still offers nothing of %s, since who drained it was ended: %s; meso up tries again"
              .formatted(machine.name(), deaf.getMessage()));
    }
  }

  /// Makes the master forget the agent, at the end of its machine: it would wait for it otherwise.
  void forget() throws IOException, InterruptedException {
    var agent = master.agent(machine);
    if (agent.isPresent()) {
      master.call("MARK_AGENT_GONE", agent.get());
    }
  }

  private void moveAll() throws IOException, InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      var standings = standings();
      if (Drain.isDone(standings)) {
        return;
      }
      var next = Drain.next(standings).stream().filter(task -> !ended.contains(task)).toList();
      if (!next.isEmpty()) {
        ended.addAll(next);
        marathon.send("POST", "/v2/tasks/delete", Json.obj("ids", Json.from(next)));
        deadline = System.nanoTime() + patience.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw stuck(standings);
      }
      Thread.sleep(LOOK_AGAIN_MS);
    }
  }

  private CommandFailedException stuck(List<Standing> standings) {
    var names =
        standings.stream()
            .filter(each -> each.running() < each.wanted() || !each.here().isEmpty())
            .map(each -> "%s (%d of %d run)".formatted(each.id(), each.running(), each.wanted()))
            .collect(Collectors.joining(", "));
    return CommandFailedException.trouble(
        "%s stays: these found no other place in %d s: %s; meso app why ID says what they wait for, --force removes the machine all the same"
            .formatted(machine.name(), patience.toSeconds(), names));
  }

  // Of the applications that are there, or were when we began.
  private List<Standing> standings() throws IOException, InterruptedException {
    var tasks = marathon.get("/v2/tasks").objects("tasks").orElse(List.of());
    var here = tasks.stream().filter(this::isHere).toList();
    here.forEach(task -> moved.add(task.text("appId").orElse("")));
    var standings = new ArrayList<Standing>();
    for (var id : moved) {
      var app = marathon.find("/v2/apps/" + id);
      standing(id, app.flatMap(found -> found.object("app")), here).ifPresent(standings::add);
    }
    return standings;
  }

  private boolean isHere(JsonView task) {
    var host = task.text("host").orElse("");
    return host.equals(machine.address().toString()) || host.equals(machine.name());
  }

  private Optional<Standing> standing(String id, Optional<JsonView> app, List<JsonView> here) {
    var tasks =
        here.stream()
            .filter(task -> task.text("appId").orElse("").equals(id))
            .map(task -> task.text("id").orElse(""))
            .toList();
    // What was told to end does not count any more, though it may still run.
    var leaving = (int) tasks.stream().filter(ended::contains).count();
    return app.map(found ->
        new Standing(id, found.integer("instances").orElse(0), running(found) - leaving, tasks));
  }

  // Where its health is looked at, only what is healthy counts.
  private static int running(JsonView app) {
    var running = app.integer("tasksRunning").orElse(0);
    var checks = app.objects("healthChecks").orElse(List.of());
    return checks.isEmpty() ? running : Math.min(running, app.integer("tasksHealthy").orElse(0));
  }
}
