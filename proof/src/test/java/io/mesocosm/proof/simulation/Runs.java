package io.mesocosm.proof.simulation;

import io.mesocosm.agent.core.Effect;
import io.mesocosm.agent.core.Input;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.checks.CheckPlan;
import io.mesocosm.agent.model.checks.Probe;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Found;
import io.mesocosm.agent.model.runs.RunId;
import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.testkit.machines.Life;
import io.mesocosm.testkit.machines.Node;
import io.mesocosm.testkit.machines.VirtualProcesses;
import io.mesocosm.testkit.machines.VirtualProcesses.Plan;
import io.mesocosm.testkit.time.Alarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The task processes of one machine, and the marks that the shim leaves on its disk. A task whose
/// command is `ends AFTER_SECONDS EXIT_CODE` ends so; any other runs until it is killed.
final class Runs {
  private static final Duration LAUNCH = Duration.ofMillis(300);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Node node;
  private final Map<String, Task> started = new LinkedHashMap<>();
  private final Set<ContainerId> marked = new HashSet<>();

  Runs(Node node) {
    this.node = node;
  }

  Watch in(Life life, Consumer<Input> inbox) {
    return new Watch(life, inbox);
  }

  private VirtualProcesses processes() {
    return node.processes();
  }

  private static String name(Task task) {
    return name(task.run());
  }

  private static String name(RunId run) {
    return run.task().task() + " in " + run.container();
  }

  private List<Task> alive() {
    return processes().living().stream().map(started::get).filter(task -> task != null).toList();
  }

  List<String> living() {
    return alive().stream().map(task -> task.key().toString()).toList();
  }

  boolean runs(String id) {
    return alive().stream().anyMatch(task -> task.key().task().value().equals(id));
  }

  Resources used() {
    return alive().stream()
        .map(task -> task.spec().resources().unallocate())
        .reduce(Resources.NONE, Resources::plus);
  }

  /// Ports that two living processes both hold.
  Optional<Ranges> overlap() {
    var all = Ranges.NONE;
    for (var task : alive()) {
      var ports = task.spec().resources().ports();
      var twice = ports.minus(ports.minus(all));
      if (!twice.isEmpty()) {
        return Optional.of(twice);
      }
      all = all.plus(ports);
    }
    return Optional.empty();
  }

  /// What one life of the agent does with them.
  final class Watch {
    private final Life life;
    private final Consumer<Input> inbox;
    private final Map<RunId, Alarm> launching = new HashMap<>();

    private Watch(Life life, Consumer<Input> inbox) {
      this.life = life;
      this.inbox = inbox;
    }

    private Alarm soon(Duration most, Runnable action) {
      return life.after(life.time().chance().between(Duration.ofMillis(1), most), action);
    }

    /// The mark comes first, then the process, then the word to the agent; it may die in between.
    void launch(Task task) {
      if (marked.contains(task.container())) {
        survey(task.run());
        return;
      }
      launching.put(
          task.run(),
          soon(
              LAUNCH,
              () -> {
                launching.remove(task.run());
                marked.add(task.container());
                started.put(name(task), task);
                processes().start(name(task), plan(task));
                soon(LOOK, () -> inbox.accept(new Input.Launched(task.run(), 1)));
                watch(task.run());
              }));
    }

    private Plan plan(Task task) {
      var words = task.spec().command().value().split(" ", -1);
      return words[0].equals("ends")
          ? Plan.ending(Duration.ofSeconds(Long.parseLong(words[1])), Integer.parseInt(words[2]))
          : Plan.forever();
    }

    private void watch(RunId run) {
      processes()
          .watch(
              life,
              name(run),
              code -> soon(LOOK, () -> inbox.accept(new Input.Exited(run, status(code)))));
    }

    private ExitStatus status(int code) {
      return code > 128 ? new ExitStatus.Signal(code - 128) : new ExitStatus.Code(code);
    }

    void survey(RunId run) {
      soon(
          LOOK,
          () -> {
            if (!marked.contains(run.container())) {
              inbox.accept(new Input.Surveyed(run, new Found.NotStarted()));
            } else if (processes().isAlive(name(run))) {
              inbox.accept(new Input.Surveyed(run, new Found.Running(1)));
              watch(run);
            } else {
              var code = processes().ended(name(run));
              var status = code.isPresent() ? status(code.getAsInt()) : new ExitStatus.Lost();
              inbox.accept(new Input.Surveyed(run, new Found.Over(status)));
            }
          });
    }

    void signal(RunId run, Effect.How how) {
      switch (how) {
        case ASK -> processes().terminate(name(run));
        case FORCE -> processes().kill(name(run));
      }
    }

    void giveUp(RunId run) {
      var launch = launching.remove(run);
      if (launch != null) {
        launch.cancel();
        soon(LOOK, () -> inbox.accept(new Input.LaunchFailed(run, "given up")));
      }
    }

    void probe(Task task, CheckPlan plan) {
      soon(
          LOOK,
          () ->
              inbox.accept(
                  new Input.Probed(task.run(), plan.purpose(), new Probe.Answer.Connected(true))));
    }
  }

  /// In the order of their start; for messages.
  @Override
  public String toString() {
    return new ArrayList<>(started.keySet()).toString();
  }
}
