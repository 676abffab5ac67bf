package io.mesocosm.meso.supervisor;

import io.mesocosm.base.Fault;
import io.mesocosm.base.files.GrowingFile;
import io.mesocosm.base.loops.Effects;
import io.mesocosm.base.loops.Inbox;
import io.mesocosm.base.loops.Nursery;
import io.mesocosm.base.loops.Timers;
import io.mesocosm.meso.supervisor.Supervision.Effect;
import io.mesocosm.meso.supervisor.Supervision.Input;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Carries out the orders of [SupervisionCore] on processes of the operating system.
final class Processes implements Effects<Effect, Input>, AutoCloseable {
  private static final Logger LOG = System.getLogger(Processes.class.getName());
  private static final Duration PATIENCE_TO_END = Duration.ofSeconds(5);
  // What a shell shows for a process that was ended by signal n is 128 + n; Java does the same.
  private static final int SIGNAL_BASE = 128;
  private static final long LARGE_LOG = 32L << 20;

  private final Path dir;
  private final Map<String, Member> members;
  private final Runnable finished;
  private final Nursery nursery = new Nursery("supervisor");
  private final Timers<String, Input> timers;
  // Our own children by number: only they have an exit code for us. Adopted ones are not here.
  private final ConcurrentHashMap<Long, Process> children = new ConcurrentHashMap<>();

  Processes(Path dir, List<Member> members, InstantSource clock, Runnable finished) {
    this.dir = dir;
    this.members = members.stream().collect(Collectors.toMap(Member::name, Function.identity()));
    this.finished = finished;
    this.timers = new Timers<>("supervisor", clock);
  }

  static Path pidFile(Path dir, String member) {
    return dir.resolve(member + ".pid");
  }

  @Override
  public void run(Effect effect, Inbox<Input> inbox) {
    switch (effect) {
      case Effect.Start(var member) -> nursery.start(() -> inbox.put(start(member(member))));
      case Effect.Watch(var member, var pid) -> nursery.start(() -> inbox.put(watch(member, pid)));
      case Effect.End(_, var pid) -> nursery.start(() -> end(pid));
      case Effect.Arm(var member, var at) ->
          timers.arm(member, at, new Input.RestOver(member), inbox);
      case Effect.Publish(var state) -> publish(state);
      case Effect.Finish _ -> finished.run();
    }
  }

  private Member member(String name) {
    return Optional.ofNullable(members.get(name))
        .orElseThrow(() -> new Fault("no member " + name + " was enlisted"));
  }

  private Input start(Member member) {
    try {
      var process = spawn(member);
      LOG.log(
          Level.INFO, "member_started member={0} pid={1,number,#}", member.name(), process.pid());
      return new Input.Started(member.name(), process.pid());
    } catch (IOException trouble) {
      LOG.log(Level.WARNING, "member_not_started member={0} why={1}", member.name(), trouble);
      return new Input.NotStarted(member.name(), trouble.toString());
    }
  }

  private Process spawn(Member member) throws IOException {
    var builder = new ProcessBuilder(member.command());
    builder.environment().clear();
    builder.environment().putAll(member.environment());
    GrowingFile.turn(member.log(), LARGE_LOG);
    var log = Redirect.appendTo(member.log().toFile());
    var process = builder.redirectErrorStream(true).redirectOutput(log).start();
    try {
      process.getOutputStream().close();
      var identity = PidFile.of(process.pid());
      if (identity.isPresent()) {
        identity.get().write(pidFile(dir, member.name()));
      }
    } catch (IOException unknownToOthers) {
      process.destroyForcibly();
      throw unknownToOthers;
    }
    children.put(process.pid(), process);
    return process;
  }

  private Input watch(String member, long pid) throws InterruptedException {
    var cause = waitForEnd(pid);
    LOG.log(Level.INFO, "member_died member={0} pid={1,number,#} cause={2}", member, pid, cause);
    return new Input.Died(member, pid, cause);
  }

  private String waitForEnd(long pid) throws InterruptedException {
    var child = children.get(pid);
    if (child != null) {
      var code = child.waitFor();
      children.remove(pid);
      return code > SIGNAL_BASE ? "signal " + (code - SIGNAL_BASE) : "exit code " + code;
    }
    var adopted = ProcessHandle.of(pid);
    if (adopted.isPresent()) {
      awaitExit(adopted.get(), Duration.ofDays(Short.MAX_VALUE));
    }
    return "ended";
  }

  private static boolean awaitExit(ProcessHandle process, Duration patience)
      throws InterruptedException {
    try {
      process.onExit().get(patience.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException still) {
      return false;
    } catch (ExecutionException impossible) {
      throw new Fault("waiting for a process failed", impossible);
    }
  }

  private static void end(long pid) throws InterruptedException {
    var process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      process.get().destroy();
      if (!awaitExit(process.get(), PATIENCE_TO_END)) {
        process.get().destroyForcibly();
      }
    }
  }

  private void publish(Supervision state) {
    try {
      if (Files.isDirectory(dir)) {
        SupervisionFile.write(dir, state);
      }
    } catch (IOException trouble) {
      // The status is for people; keeping the members alive is worth more than showing them.
      LOG.log(Level.WARNING, "status_not_written dir={0} why={1}", dir, trouble);
    }
  }

  @Override
  public void close() {
    nursery.close();
    timers.close();
  }
}
