package io.mesocosm.agent.link;

import io.mesocosm.agent.core.Alarm;
import io.mesocosm.agent.core.Effect;
import io.mesocosm.agent.core.Event;
import io.mesocosm.agent.core.Input;
import io.mesocosm.agent.link.checks.InsideCommands;
import io.mesocosm.agent.link.checks.Prober;
import io.mesocosm.agent.link.docker.Engine;
import io.mesocosm.agent.link.host.Cgroups;
import io.mesocosm.agent.link.host.EndWatch;
import io.mesocosm.agent.link.host.EngineGroups;
import io.mesocosm.agent.link.launchers.DockerConfig;
import io.mesocosm.agent.link.launchers.DockerLauncher;
import io.mesocosm.agent.link.launchers.DockerOrders;
import io.mesocosm.agent.link.launchers.DockerSweep;
import io.mesocosm.agent.link.launchers.Launchers;
import io.mesocosm.agent.link.launchers.Shim;
import io.mesocosm.agent.link.launchers.ShimLauncher;
import io.mesocosm.agent.link.sandbox.Downloads;
import io.mesocosm.agent.link.sandbox.Fetcher;
import io.mesocosm.agent.link.sandbox.FetcherCache;
import io.mesocosm.agent.link.sandbox.Sandboxes;
import io.mesocosm.agent.link.sandbox.Users;
import io.mesocosm.agent.model.checks.Probe.Answer;
import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.agent.wire.AgentMessages;
import io.mesocosm.agent.wire.WorkDir;
import io.mesocosm.base.loops.Effects;
import io.mesocosm.base.loops.Inbox;
import io.mesocosm.base.loops.Nursery;
import io.mesocosm.base.loops.Timers;
import io.mesocosm.protocol.libprocess.LibprocessSender;
import io.mesocosm.protocol.libprocess.Pid;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Does on this machine what the core orders.
public final class Machine implements Effects<Effect, Event>, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Machine.class.getName());

  private final AgentMessages messages;
  private final RandomGenerator chance;
  private final Consumer<String> stop;
  private final WorkDir work;
  private final Cgroups cgroups;
  private final EngineGroups engineGroups;
  private final Downloads downloads;
  private final FetcherCache cache;
  private final Fetcher fetcher;
  private final Sandboxes sandboxes;
  private final EndWatch ends = new EndWatch();
  private final Prober prober;
  private final Runs runs;
  private final LibprocessSender sender;
  private final Timers<Alarm, Event> timers;
  private final Nursery nursery = new Nursery("agent");
  // Set by the first order, read by the sender's threads.
  private final AtomicReference<@Nullable Inlet> inlet = new AtomicReference<>();

  /// @param stop asked, once the core decides so, to end the process; told why
  public Machine(
      MachineConfig config,
      AgentMessages messages,
      RandomGenerator chance,
      InstantSource clock,
      Consumer<String> stop)
      throws IOException {
    this.messages = messages;
    this.chance = chance;
    this.stop = stop;
    this.work = config.work();
    var users = Users.of(config.switchUser());
    var surroundings = config.surroundings();
    this.cgroups = config.useCgroups() ? Cgroups.detect(config.cgroups()) : new Cgroups.None();
    this.engineGroups = new EngineGroups(config.cgroups().hierarchy());
    this.downloads = new Downloads(config.fetcherStall());
    this.cache = FetcherCache.of(config.fetcherCache(), work.root(), config.fetcherCacheBytes());
    this.fetcher = new Fetcher(downloads, cache);
    this.sandboxes = new Sandboxes(work, users, fetcher);
    var shim = Shim.install(work.meta());
    var engine = new Engine(config.docker().socket());
    var docker = docker(config, engine);
    this.prober = new Prober(work, users, surroundings, docker::has, new InsideCommands(engine));
    this.runs =
        new Runs(
            new Launchers(
                new ShimLauncher(work, sandboxes, users, cgroups, surroundings, shim, ends),
                docker,
                config.docker().enabled()));
    this.sender = new LibprocessSender(LibprocessSender.Config.DEFAULT, this::exited);
    this.timers = new Timers<>("agent", clock);
    if (config.docker().enabled()) {
      nursery.start(sweep(config.docker(), engine, clock)::repeat);
    }
  }

  private DockerLauncher docker(MachineConfig config, Engine engine) {
    return new DockerLauncher(
        work,
        sandboxes,
        engine,
        config.docker(),
        new DockerOrders(work, config.cgroups().quota(), config.docker().sandbox()));
  }

  private DockerSweep sweep(DockerConfig config, Engine engine, InstantSource clock) {
    return new DockerSweep(work, engine, clock, config.removeDelay(), config.killOrphans());
  }

  /// Figures of a run for the endpoints.
  public UsageReader usage() {
    return new UsageReader(work, cgroups, engineGroups);
  }

  public long fetcherCacheUsedBytes() {
    return cache.usedBytes();
  }

  public long fetched() {
    return fetcher.fetched();
  }

  public long notFetched() {
    return fetcher.notFetched();
  }

  private void exited(Pid peer) {
    var way = inlet.get();
    if (way != null) {
      tell(way, new Input.MasterExited(peer));
    }
  }

  private static void tell(Inlet way, Input input) {
    try {
      way.put(input);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run(Effect effect, Inbox<Event> inbox) {
    var way = new Inlet(inbox, chance);
    inlet.compareAndSet(null, way);
    switch (effect) {
      case Effect.Send(var to, var message) -> sender.send(messages.write(to, message));
      case Effect.LinkTo(var master) -> sender.link(master);
      case Effect.Launch launch -> runs.launch(launch, way);
      case Effect.Survey(var place, var task) -> runs.survey(place, task, way);
      case Effect.Signal(var place, var run, var how) -> runs.signal(place, run, how);
      case Effect.GiveUp(var run) -> runs.giveUp(run);
      case Effect.RunProbe probe -> nursery.start(() -> probe(probe, way));
      case Effect.MeasureDisk _ -> nursery.start(() -> measure(way));
      case Effect.RemoveSandboxes(var places) -> nursery.start(() -> remove(places, way));
      case Effect.Arm(var alarm, var at) ->
          timers.arm(alarm, at, way.event(new Input.Rang(alarm)), inbox);
      case Effect.Disarm(var alarm) -> timers.cancel(alarm);
      case Effect.Stop(var why) -> {
        LOG.log(Level.ERROR, "agent_stops why=\"{0}\"", why);
        stop.accept(why);
      }
    }
  }

  private void probe(Effect.RunProbe probe, Inlet way) throws InterruptedException {
    Answer answer;
    try {
      answer = prober.probe(probe.place(), probe.task(), probe.framework(), probe.plan());
    } catch (RuntimeException broken) {
      // What the JDK will not take of a check is the check's failure: unanswered, it would never be
      // made again.
      LOG.log(Level.WARNING, "check_broken task=\"%s\"".formatted(probe.task().key()), broken);
      answer = new Answer.Silence(String.valueOf(broken.getMessage()));
    }
    way.put(new Input.Probed(probe.task().run(), probe.plan().purpose(), answer));
  }

  private void measure(Inlet way) throws InterruptedException {
    try {
      way.put(new Input.DiskMeasured(usedShare(work.root())));
    } catch (IOException failure) {
      LOG.log(Level.ERROR, "disk_not_measured", failure);
    }
  }

  /// Share of the file system under `path` that is in use, 0 to 1.
  public static double usedShare(Path path) throws IOException {
    var disk = Files.getFileStore(path);
    return disk.getTotalSpace() == 0
        ? 0
        : 1 - (double) disk.getUsableSpace() / disk.getTotalSpace();
  }

  private void remove(List<RunPlace> places, Inlet way) throws InterruptedException {
    var gone = new ArrayList<RunPlace>();
    var stuck = new ArrayList<RunPlace>();
    for (RunPlace place : places) {
      try {
        sandboxes.remove(place);
        gone.add(place);
      } catch (IOException failure) {
        stuck.add(place);
        LOG.log(
            Level.WARNING,
            "sandbox_not_removed container=%s".formatted(place.container()),
            failure);
      }
    }
    way.put(new Input.SandboxesRemoved(gone, stuck));
  }

  @Override
  public void close() {
    timers.close();
    nursery.close();
    runs.close();
    ends.close();
    sender.close();
    downloads.close();
    leaveGroups();
  }

  private void leaveGroups() {
    try {
      cgroups.leave();
    } catch (IOException failure) {
      LOG.log(Level.WARNING, "cgroups_not_removed why=\"{0}\"", failure.toString());
    }
  }
}
