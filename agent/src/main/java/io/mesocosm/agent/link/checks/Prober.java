package io.mesocosm.agent.link.checks;

import io.mesocosm.agent.link.host.OnDemand;
import io.mesocosm.agent.link.host.Processes;
import io.mesocosm.agent.link.host.Programs;
import io.mesocosm.agent.link.launchers.ShimLauncher;
import io.mesocosm.agent.link.launchers.Surroundings;
import io.mesocosm.agent.link.sandbox.Users;
import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.checks.Probe;
import io.mesocosm.agent.model.checks.Probe.Answer;
import io.mesocosm.agent.model.runs.Command;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.agent.wire.WorkDir;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Looks at tasks from outside. Certificates are not verified: the task is on this very machine
/// (Mesos 1.11: checks over HTTPS).
public final class Prober implements AutoCloseable {
  /// A probe without a limit of its own.
  private static final Duration FOREVER = Duration.ofDays(1);

  private final WorkDir work;
  private final Users users;
  private final Surroundings surroundings;
  private final Predicate<RunPlace> contained;
  private final InsideCommands inside;
  private final OnDemand<HttpClient> plain = new OnDemand<>(() -> client().build());
  private final OnDemand<HttpClient> tls =
      new OnDemand<>(() -> client().sslContext(Blind.context()).build());

  /// @param contained whether a run is in a container of an engine
  /// @param inside for those that are
  public Prober(
      WorkDir work,
      Users users,
      Surroundings surroundings,
      Predicate<RunPlace> contained,
      InsideCommands inside) {
    this.contained = contained;
    this.inside = inside;
    this.work = work;
    this.users = users;
    this.surroundings = surroundings;
  }

  private static HttpClient.Builder client() {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.ALWAYS)
        .version(HttpClient.Version.HTTP_1_1);
  }

  private HttpClient client(String scheme) {
    return scheme.equals("https") ? tls.get() : plain.get();
  }

  public Answer probe(RunPlace place, Task task, Framework framework, CheckPlan plan)
      throws InterruptedException {
    var patience = plan.timeout().isPositive() ? plan.timeout() : FOREVER;
    try {
      return switch (plan.probe()) {
        case Probe.OfHttp http -> get(http.at(host(http.host(), task)), patience);
        case Probe.OfTcp tcp -> connect(tcp.at(host(tcp.host(), task)), patience);
        case Probe.OfCommand(var command) ->
            contained.test(place)
                ? inside.run(place, command, patience)
                : run(command, place, task, framework, patience);
      };
    } catch (IOException failure) {
      return new Answer.Silence(String.valueOf(failure));
    }
  }

  /// A task in a network of its own is asked at its address there; the original asks from inside,
  /// which finds what listens on loopback as well.
  private static String host(String host, Task task) {
    return task.lodging().addresses().stream().findFirst().orElse(host);
  }

  private Answer get(Probe.OfHttp probe, Duration patience)
      throws IOException, InterruptedException {
    var host = probe.host().indexOf(':') < 0 ? probe.host() : "[" + probe.host() + "]";
    var path = probe.path().startsWith("/") || probe.path().isEmpty() ? "" : "/";
    URI uri;
    try {
      uri =
          URI.create(
              "%s://%s:%d%s%s"
                  .formatted(probe.scheme(), host, probe.port(), path, probe.path())
                  .replace(" ", "%20"));
    } catch (IllegalArgumentException broken) {
      return new Answer.Silence("no address: " + broken.getMessage());
    }
    var request = HttpRequest.newBuilder(uri).timeout(patience).GET().build();
    return new Answer.StatusCode(
        client(probe.scheme()).send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
  }

  private static Answer connect(Probe.OfTcp probe, Duration patience) {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(probe.host(), probe.port()),
          Math.toIntExact(Math.min(patience.toMillis(), Integer.MAX_VALUE)));
      return new Answer.Connected(true);
    } catch (IOException refused) {
      return new Answer.Connected(false);
    }
  }

  private Answer run(
      Command command, RunPlace place, Task task, Framework framework, Duration patience)
      throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of(Programs.need("setsid", "util-linux").toString()));
    words.addAll(users.prefix(command.user()));
    words.addAll(ShimLauncher.words(command));
    var sandbox = work.sandbox(place);
    var builder =
        new ProcessBuilder(words)
            .directory(sandbox.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(surroundings.of(place, task, framework, sandbox));
    builder.environment().putAll(command.environment());
    var process = builder.start();
    try {
      return process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)
          ? new Answer.ExitCode(process.exitValue())
          : new Answer.Silence("the command did not end within " + patience);
    } finally {
      if (process.isAlive()) {
        Processes.session(process.pid()).forEach(member -> Processes.force(member.pid()));
      }
    }
  }

  @Override
  public void close() {
    plain.close(HttpClient::shutdownNow);
    tls.close(HttpClient::shutdownNow);
  }
}
