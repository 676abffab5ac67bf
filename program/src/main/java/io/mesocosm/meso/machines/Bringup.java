package io.mesocosm.meso.machines;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.meso.apps.DemoApp;
import io.mesocosm.meso.apps.MarathonApi;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import io.mesocosm.playground.Images;
import io.mesocosm.playground.Playground;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// From nothing to an application that answers: machines, what Ansible puts on them, images, the
/// seed's `outyet`. Safe to repeat: each part is left alone where it is done.
final class Bringup {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long LOOK_AGAIN_MS = 50;

  private final Machines machines;
  private final Playground playground;
  private final Console console;

  /// How far to go.
  ///
  /// @param machines which to bring; all when empty
  /// @param provision whether Ansible sets them up
  /// @param demo whether `outyet` is deployed on them then
  record Request(Set<String> machines, boolean provision, boolean demo) {}

  Bringup(Machines machines, Console console) {
    this.machines = machines;
    this.playground = machines.playground();
    this.console = console;
  }

  Machines.Up run(Request request) throws IOException, InterruptedException {
    var clock = new Stopwatch();
    var before = playground.conditions();
    playground.up(request.machines(), machines.steps());
    var endpoints = machines.endpoints();
    if (!request.provision() || endpoints.masters().isEmpty() || !allRun()) {
      return new Machines.Up(Optional.empty(), Optional.empty(), List.of(), clock.passed());
    }
    setUp(machines.provisioning(), !before.equals(playground.conditions()));
    keepLeaving();
    var marathon = endpoints.marathons().getFirst();
    var demo = request.demo() ? demo(marathon) : List.<String>of();
    return new Machines.Up(
        Optional.of(endpoints.masters().getFirst()), Optional.of(marathon), demo, clock.passed());
  }

  private boolean allRun() throws IOException {
    var report = playground.status(Set.of());
    if (!report.allRun()) {
      console.warn("not every machine runs, so none is set up; meso up brings all of them");
    }
    return report.allRun();
  }

  /// @param booted whether some machine was not running before
  private void setUp(Provisioning provisioning, boolean booted)
      throws IOException, InterruptedException {
    if (!provisioning.isDone()) {
      provisioning.run();
      machines.images().load(Images.KNOWN, false);
      provisioning.remember();
    } else if (booted) {
      // They are there, but after a night the host reads them from its disk: better now, and once.
      machines.images().load(Images.KNOWN, false);
    }
  }

  private void keepLeaving() throws IOException, InterruptedException {
    var leaving = playground.nodes().leaving();
    if (!leaving.isEmpty()) {
      try (var http = new HttpClient()) {
        for (var machine : leaving) {
          new Draining(machine, playground, http, PATIENCE, console).stay();
        }
      }
    }
  }

  private List<String> demo(String marathon) throws IOException, InterruptedException {
    var clock = new Stopwatch();
    try (var http = new HttpClient()) {
      var app = new DemoApp(new MarathonApi(http, marathon), http);
      var definition = definition();
      while (true) {
        var urls = new ArrayList<String>();
        var complaint = look(app, definition, urls);
        if (complaint.isEmpty()) {
          console.done(clock.line("outyet answers"));
          return urls;
        }
        lookAgain(clock, complaint.get());
      }
    }
  }

  // What is missing; empty when all of it answers. Leaders may change at any moment, above all
  // after
  // machines died or stood still.
  private Optional<String> look(DemoApp app, Json definition, List<String> urls)
      throws InterruptedException {
    try {
      if (!app.marathonLeads()) {
        return Optional.of("Marathon has no leader");
      }
      app.deploy(definition);
      urls.addAll(app.answering());
      return !urls.isEmpty() && urls.size() >= app.instances()
          ? Optional.empty()
          : Optional.of(
              "%d of %d instances of outyet answer; `meso app why /outyet%s` says more"
                  .formatted(urls.size(), app.instances(), machines.nameFlag()));
    } catch (IOException away) {
      return Optional.of("Marathon does not answer: " + away.getMessage());
    }
  }

  private Json definition() throws IOException {
    var file = playground.shared().resolve("marathon-apps").resolve("outyet.json");
    return switch (JsonParser.parse(Files.readAllBytes(file))) {
      case Outcome.Ok<Json>(var app) -> app;
      case Outcome.Refused<Json>(var why) ->
          throw new IOException(file + ": " + why.getFirst().text());
    };
  }

  private static void lookAgain(Stopwatch clock, String complaint) throws InterruptedException {
    if (clock.passed().compareTo(PATIENCE) > 0) {
      throw CommandFailedException.trouble(
          "after %d seconds %s".formatted(PATIENCE.toSeconds(), complaint));
    }
    Thread.sleep(LOOK_AGAIN_MS);
  }
}
