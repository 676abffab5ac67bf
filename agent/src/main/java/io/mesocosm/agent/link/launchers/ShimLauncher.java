package io.mesocosm.agent.link.launchers;

import io.mesocosm.agent.core.Effect;
import io.mesocosm.agent.link.host.Cgroups;
import io.mesocosm.agent.link.host.EndWatch;
import io.mesocosm.agent.link.host.PidRecord;
import io.mesocosm.agent.link.host.Processes;
import io.mesocosm.agent.link.host.Programs;
import io.mesocosm.agent.link.sandbox.LaunchException;
import io.mesocosm.agent.link.sandbox.Room;
import io.mesocosm.agent.link.sandbox.Sandboxes;
import io.mesocosm.agent.link.sandbox.Users;
import io.mesocosm.agent.model.Framework;
import io.mesocosm.agent.model.Task;
import io.mesocosm.agent.model.runs.Command;
import io.mesocosm.agent.model.runs.ContainerId;
import io.mesocosm.agent.model.runs.ExitStatus;
import io.mesocosm.agent.model.runs.Found;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.agent.wire.WorkDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/// Runs command tasks as processes of the machine, each under a small shell script that outlives
/// the agent (`task-shim.sh` beside this class says how).
public final class ShimLauncher implements ContainerLauncher {
  /// How long a shim may take from its first note to its second.
  private static final Duration SETTLE = Duration.ofSeconds(5);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final WorkDir work;
  private final Sandboxes sandboxes;
  private final Users users;
  private final Cgroups cgroups;
  private final Surroundings surroundings;
  private final Path shim;
  private final EndWatch ends;

  public ShimLauncher(
      WorkDir work,
      Sandboxes sandboxes,
      Users users,
      Cgroups cgroups,
      Surroundings surroundings,
      Path shim,
      EndWatch ends) {
    this.work = work;
    this.sandboxes = sandboxes;
    this.users = users;
    this.cgroups = cgroups;
    this.surroundings = surroundings;
    this.shim = shim;
    this.ends = ends;
  }

  @Override
  public Found.Running launch(RunPlace place, Task task, Framework framework)
      throws LaunchException, InterruptedException {
    try {
      var records = new RunRecords(work.records(place));
      if (!records.isStarted()) {
        sandboxes.prepare(place, task);
        Files.createDirectories(records.folder());
        var groups = cgroups.make(place.container(), task.spec().resources());
        if (Thread.interrupted()) {
          throw new InterruptedException("given up before the start");
        }
        start(place, task, framework, groups);
      }
      return new Found.Running(pid(records));
    } catch (LaunchException known) {
      throw known;
    } catch (IOException failure) {
      throw new LaunchException(
          "Cannot start the task: " + Room.words(failure, work.sandbox(place)), failure);
    }
  }

  /// From here on there is no way back: whether the shim started is told by its notes alone.
  private void start(RunPlace place, Task task, Framework framework, List<Path> groups)
      throws IOException, InterruptedException {
    var sandbox = work.sandbox(place);
    var command = task.spec().command();
    var words =
        new ArrayList<>(
            List.of(
                Programs.need("setsid", "util-linux").toString(),
                "/bin/sh",
                shim.toString(),
                work.records(place).toString(),
                sandbox.toString(),
                groups.stream().map(Path::toString).collect(Collectors.joining(":")),
                Programs.need("setsid", "util-linux").toString(),
                Programs.need("mv", "coreutils").toString()));
    words.addAll(users.prefix(command.user()));
    words.addAll(words(command));
    var builder =
        new ProcessBuilder(words)
            .directory(sandbox.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    for (var variable : surroundings.of(place, task, framework, sandbox).entrySet()) {
      set(builder, variable.getKey(), variable.getValue());
    }
    var process = builder.start();
    process.getOutputStream().close();
    try (var pipe = process.getInputStream()) {
      // Nothing comes but the end.
      pipe.readAllBytes();
    }
  }

  /// The operating system keeps `NAME=value` and ends it with a zero byte.
  private static void set(ProcessBuilder builder, String name, String value)
      throws LaunchException {
    if (name.contains("=") || name.contains("\0") || value.contains("\0")) {
      throw new LaunchException(
          "Cannot set the environment variable '%s': a name holds neither '=' nor a zero byte, a value no zero byte"
              .formatted(name));
    }
    builder.environment().put(name, value);
  }

  public static List<String> words(Command command) {
    if (command.shell()) {
      return List.of("/bin/sh", "-c", command.value());
    }
    var words = new ArrayList<String>();
    words.add(command.value());
    // The first argument is the program's name for itself, which a shell cannot set.
    command.arguments().stream().skip(1).forEach(words::add);
    return words;
  }

  private static long pid(RunRecords records)
      throws IOException, LaunchException, InterruptedException {
    var pid = records.pid();
    var patience = SETTLE;
    while (pid.isEmpty() && records.exit().isEmpty() && patience.isPositive()) {
      Thread.sleep(LOOK_AGAIN);
      patience = patience.minus(LOOK_AGAIN);
      pid = records.pid();
    }
    if (pid.isEmpty() && records.exit().isEmpty()) {
      throw new LaunchException("Cannot start the task: its shim died on the way");
    }
    return pid.map(PidRecord::task).orElse(0L);
  }

  @Override
  public Found survey(RunPlace place, Task task) throws IOException, InterruptedException {
    var records = new RunRecords(work.records(place));
    if (!records.isStarted()) {
      return new Found.NotStarted();
    }
    var pid = records.pid();
    for (var left = SETTLE; pid.isEmpty() && left.isPositive(); left = left.minus(LOOK_AGAIN)) {
      if (records.exit().isPresent()) {
        break;
      }
      Thread.sleep(LOOK_AGAIN);
      pid = records.pid();
    }
    if (pid.isPresent() && pid.get().isShimAlive()) {
      return new Found.Running(pid.get().task());
    }
    return new Found.Over(end(place, records));
  }

  @Override
  public ExitStatus await(RunPlace place) throws IOException, InterruptedException {
    var records = new RunRecords(work.records(place));
    var pid = records.pid();
    if (pid.isPresent() && pid.get().isShimAlive()) {
      awaitShim(pid.get(), records);
    }
    return end(place, records);
  }

  private void awaitShim(PidRecord pid, RunRecords records)
      throws IOException, InterruptedException {
    var shimProcess =
        ProcessHandle.of(pid.shim())
            .filter(one -> one.parent().equals(Optional.of(ProcessHandle.current())));
    if (shimProcess.isEmpty()) {
      ends.await(records.folder(), () -> records.exit().isPresent() || !pid.isShimAlive());
      return;
    }
    try {
      shimProcess.get().onExit().get();
    } catch (ExecutionException impossible) {
      throw new IOException("cannot watch process " + pid.shim(), impossible);
    }
  }

  /// Nobody but left-overs of the task can be running now.
  private ExitStatus end(RunPlace place, RunRecords records)
      throws IOException, InterruptedException {
    var left = processes(place, records);
    for (var patience = SETTLE; !left.isEmpty() && patience.isPositive(); ) {
      left.forEach(Processes::force);
      Thread.sleep(LOOK_AGAIN);
      patience = patience.minus(LOOK_AGAIN);
      left = processes(place, records);
    }
    var exit = records.exit().orElseGet(ExitStatus.Lost::new);
    var shortage = cgroups.shortage(place.container());
    removeGroups(place.container());
    return shortage.isPresent() && !exit.equals(new ExitStatus.Code(0))
        ? new ExitStatus.OutOfMemory(shortage.get().limitBytes(), shortage.get().usedBytes())
        : exit;
  }

  /// The kernel takes a moment to see that a group is empty.
  private void removeGroups(ContainerId container) throws InterruptedException {
    for (int attempt = 1; attempt <= 10; attempt++) {
      if (isRemoved(container, attempt == 10)) {
        return;
      }
      Thread.sleep(LOOK_AGAIN);
    }
  }

  private boolean isRemoved(ContainerId container, boolean last) {
    try {
      cgroups.remove(container);
      return true;
    } catch (IOException busy) {
      if (!last) {
        return false;
      }
      // It holds nothing but a name; said once, and the next boot removes it.
      System.getLogger(ShimLauncher.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "cgroup_not_removed container={0} why=\"{1}\"",
              container,
              busy.toString());
      return false;
    }
  }

  @Override
  public void signal(RunPlace place, Effect.How how) throws IOException {
    for (long pid : processes(place, new RunRecords(work.records(place)))) {
      switch (how) {
        case ASK -> Processes.ask(pid);
        case FORCE -> Processes.force(pid);
      }
    }
  }

  /// Those in the task's session or cgroup. The shim is in neither.
  private Set<Long> processes(RunPlace place, RunRecords records) throws IOException {
    var all = new TreeSet<>(cgroups.members(place.container()));
    var pid = records.pid();
    if (pid.isPresent() && records.ownsSession(pid.get())) {
      Processes.session(pid.get().task()).forEach(process -> all.add(process.pid()));
      // In its first moment it is still in the shim's session.
      Processes.stat(pid.get().task())
          .filter(Processes.Stat::isAlive)
          .ifPresent(task -> all.add(task.pid()));
    }
    return all;
  }
}
