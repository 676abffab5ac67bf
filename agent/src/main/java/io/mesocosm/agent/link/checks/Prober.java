package io.mesocosm.agent.link.checks;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Looks at tasks: by commands beside them, and over the network that they are in.
public final class Prober {
  /// A probe without a limit of its own.
  private static final Duration FOREVER = Duration.ofDays(1);

  private final WorkDir work;
  private final Users users;
  private final Surroundings surroundings;
  private final Predicate<RunPlace> contained;
  private final InsideCommands inside;
  private final Vantages vantages;
  private final NetworkProbes network = new NetworkProbes();

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
    this.vantages = new Vantages(work, inside.engine());
    this.work = work;
    this.users = users;
    this.surroundings = surroundings;
  }

  public Answer probe(RunPlace place, Task task, Framework framework, CheckPlan plan)
      throws InterruptedException {
    var patience = plan.timeout().isPositive() ? plan.timeout() : FOREVER;
    try {
      return switch (plan.probe()) {
        case Probe.OfHttp http -> network.get(http, vantage(place, task), patience);
        case Probe.OfTcp tcp -> network.connect(tcp, vantage(place, task), patience);
        case Probe.OfCommand(var command) ->
            contained.test(place)
                ? inside.run(place, command, patience)
                : run(command, place, task, framework, patience);
      };
    } catch (IOException failure) {
      return new Answer.Silence(String.valueOf(failure));
    }
  }

  private Vantage vantage(RunPlace place, Task task) throws InterruptedException {
    return contained.test(place) ? vantages.of(place, task) : new Vantage.Here();
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
}
