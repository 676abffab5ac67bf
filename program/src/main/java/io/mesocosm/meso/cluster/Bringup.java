package io.mesocosm.meso.cluster;

import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.meso.apps.DemoApp;
import io.mesocosm.meso.apps.MarathonApi;
import io.mesocosm.meso.cluster.lock.ClusterBusyException;
import io.mesocosm.meso.cluster.lock.ClusterLock;
import io.mesocosm.meso.cluster.lock.Interruption;
import io.mesocosm.meso.cluster.plan.Cluster;
import io.mesocosm.meso.cluster.plan.ClusterFile;
import io.mesocosm.meso.cluster.plan.ClusterFolder;
import io.mesocosm.meso.cluster.plan.LoopbackPorts;
import io.mesocosm.meso.cluster.plan.MachineShare;
import io.mesocosm.meso.cluster.plan.PortPlan;
import io.mesocosm.meso.command.CommonFlags;
import io.mesocosm.meso.console.CommandFailedException;
import io.mesocosm.meso.console.Console;
import io.mesocosm.meso.supervisor.SupervisionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Brings a local cluster up and shows how far it is: the supervisor, the roles as they become
/// ready, the demonstration application.
///
/// Safe to repeat: what is there stays, what is missing comes. When it fails or is interrupted,
/// what it had begun is taken back.
public final class Bringup {
  // Seconds, but on the slowest of machines; what cannot live is told at once.
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long LOOK_AGAIN_MS = 15;
  private static final int HOPELESS = 4;
  private static final int ATTEMPTS = 3;
  private static final int LOG_TAIL = 8;

  private final Request request;
  private final ClusterFolder folder;
  private final Console console;
  private final Clock clock = new Clock();

  /// What was asked for.
  ///
  /// @param program `bin/meso` of the archive that the processes run from
  /// @param agents how many; empty: as many as there are, two in a new cluster
  /// @param demo whether `outyet` is deployed
  public record Request(
      String name,
      Optional<Integer> agents,
      boolean demo,
      Path program,
      Map<String, String> environment) {}

  /// What stands.
  ///
  /// @param demoUrl where the application answers; empty when none was asked for
  public record Result(Cluster cluster, Optional<String> demoUrl, Duration took) {}

  private static final class Clock {
    private final long started = System.nanoTime();

    Duration passed() {
      return Duration.ofNanos(System.nanoTime() - started);
    }

    String text() {
      return "%.1f s".formatted(passed().toMillis() / 1000.0);
    }
  }

  public Bringup(Request request, Console console) {
    this.request = request;
    this.folder = ClusterFolder.of(request.environment(), request.name());
    this.console = console;
  }

  /// Returns when everything answers.
  ///
  /// @throws ClusterBusyException when another process changes this cluster
  /// @throws CommandFailedException when a process cannot live, with the end of its log
  public Result run() throws IOException, InterruptedException {
    try (var lock = ClusterLock.take(folder);
        var _ = Interruption.guard()) {
      for (var attempt = 1; attempt < ATTEMPTS; attempt++) {
        try {
          return attempt(lock);
        } catch (PortsLostException lost) {
          console.note(lost.getMessage() + "; trying once more");
        }
      }
      return attempt(lock);
    }
  }

  private Result attempt(ClusterLock lock) throws IOException, InterruptedException {
    var known = ClusterFile.read(folder);
    var running = SupervisorProcess.of(folder).isAlive();
    try {
      return bringUp(known, running);
    } catch (IOException | InterruptedException | CommandFailedException failure) {
      var begun = ClusterFile.read(folder);
      console.note("Taking back what was begun");
      takeBack(known.isPresent(), running);
      if (known.isEmpty() && begun.isPresent() && lostPort(begun.get())) {
        throw new PortsLostException(failure);
      }
      if (known.isEmpty()) {
        lock.forget();
      }
      throw failure;
    }
  }

  // Nothing of ours runs any more: who listens there now came between our look and our start.
  private static boolean lostPort(Cluster cluster) {
    return cluster.members().stream()
        .anyMatch(member -> !LoopbackPorts.isFree(cluster.portOf(member)));
  }

  /// Somebody else took a port after it was found free.
  private static final class PortsLostException extends IOException {
    private static final long serialVersionUID = 1;

    private PortsLostException(Exception cause) {
      super("a port was taken by somebody else meanwhile: " + cause.getMessage(), cause);
    }
  }

  // A cluster that ran before runs on; one that was down is down again, while tasks that ran all
  // the
  // time run on; a new one is gone.
  private void takeBack(boolean known, boolean running) throws InterruptedException {
    try {
      if (!known) {
        new Teardown(folder).remove();
      } else if (!running) {
        ClusterProcesses.members(folder).endAll();
      }
    } catch (IOException trouble) {
      console.warn("not everything could be taken back: " + trouble.getMessage());
    }
  }

  private Result bringUp(Optional<Cluster> known, boolean running)
      throws IOException, InterruptedException {
    console.note(
        "%s cluster '%s' on this machine"
            .formatted(known.isEmpty() ? "Creating" : "Bringing up", folder.name()));
    var cluster = settle(known);
    if (!running) {
      SupervisorProcess.of(folder).startAnew(request.program(), request.environment());
    }
    awaitMembers(cluster);
    try (var http = new HttpClient()) {
      var demoUrl = request.demo() ? Optional.of(demo(cluster, http)) : Optional.<String>empty();
      return new Result(cluster, demoUrl, clock.passed());
    }
  }

  // The definition is what makes the folder a cluster, so it is written last.
  private Cluster settle(Optional<Cluster> known) throws IOException {
    var wanted = known.isEmpty() ? planned() : unchanged(known.get());
    folder.create();
    if (!known.equals(Optional.of(wanted))) {
      ClusterFile.write(folder, wanted);
    }
    return wanted;
  }

  private Cluster planned() throws IOException {
    var agents = request.agents().orElse(2);
    var share = MachineShare.of(agents, folder.path());
    var planned = PortPlan.plan(request.name(), agents, share, others(), LoopbackPorts::isFree);
    planned.notes().forEach(console::warn);
    return planned.cluster();
  }

  private List<Cluster> others() throws IOException {
    var others = new ArrayList<Cluster>();
    for (var other : ClusterFolder.all(request.environment())) {
      if (!other.equals(folder)) {
        ClusterFile.read(other).ifPresent(others::add);
      }
    }
    return others;
  }

  private Cluster unchanged(Cluster known) {
    var wanted = request.agents().orElse(known.agents().size());
    if (wanted == known.agents().size()) {
      return known;
    }
    throw CommandFailedException.usage(
        "--agents: the cluster '%s' has %d, not %d; `meso destroy -f --name %s` first"
            .formatted(known.name(), known.agents().size(), wanted, known.name()));
  }

  private void awaitMembers(Cluster cluster) throws IOException, InterruptedException {
    var waiting = new ArrayList<>(cluster.members());
    while (!waiting.isEmpty()) {
      var said = SupervisionFile.read(folder.run());
      for (var member : List.copyOf(waiting)) {
        if (MemberState.of(folder, member, said).equals(MemberState.READY)) {
          waiting.remove(member);
          tell(member, MemberState.address(cluster, member));
        } else if (said.containsKey(member) && said.get(member).failures() >= HOPELESS) {
          throw cannotLive(member, said.get(member));
        }
      }
      if (!waiting.isEmpty()) {
        lookAgain("these are not ready: " + String.join(", ", waiting));
      }
    }
  }

  private CommandFailedException cannotLive(String member, SupervisionFile.Said said)
      throws IOException {
    var log = folder.log(member);
    var tail = Files.exists(log) ? Files.readAllLines(log) : List.<String>of();
    var last = tail.subList(Math.max(0, tail.size() - LOG_TAIL), tail.size());
    return CommandFailedException.trouble(
        "%s does not stay alive (%s). The end of its log:\n  %s"
            .formatted(member, said.detail(), String.join("\n  ", last)));
  }

  private String demo(Cluster cluster, HttpClient http) throws IOException, InterruptedException {
    var app = new DemoApp(new MarathonApi(http, cluster.marathonUrl()), http);
    while (!app.marathonLeads()) {
      lookAgain("Marathon has no leader; `meso logs marathon%s` says more".formatted(flag()));
    }
    app.deploy(DemoApp.command(request.program()));
    var url = app.answering();
    while (url.isEmpty()) {
      lookAgain(
          "the application outyet does not answer; `meso app why /outyet%s` says more"
              .formatted(flag()));
      url = app.answering();
    }
    tell("outyet", url.getFirst());
    return url.getFirst();
  }

  private String flag() {
    return CommonFlags.nameFlag(folder.name());
  }

  private void tell(String who, String where) {
    console.done("%-11s %-28s %s".formatted(who, where, console.faint(clock.text())));
  }

  private void lookAgain(String complaint) throws InterruptedException {
    if (clock.passed().compareTo(PATIENCE) > 0) {
      throw CommandFailedException.trouble(
          "after %d seconds %s".formatted(PATIENCE.toSeconds(), complaint));
    }
    Thread.sleep(LOOK_AGAIN_MS);
  }
}
