package io.mesocosm.agent;

import io.mesocosm.agent.core.AgentCore;
import io.mesocosm.agent.core.Change;
import io.mesocosm.agent.core.Effect;
import io.mesocosm.agent.core.Event;
import io.mesocosm.agent.core.GarbageAge;
import io.mesocosm.agent.core.Input;
import io.mesocosm.agent.http.AgentRoutes;
import io.mesocosm.agent.http.AgentWatch;
import io.mesocosm.agent.http.Shown;
import io.mesocosm.agent.link.Inlet;
import io.mesocosm.agent.link.LeaderFinder;
import io.mesocosm.agent.link.Machine;
import io.mesocosm.agent.link.MachineConfig;
import io.mesocosm.agent.link.host.Cgroups;
import io.mesocosm.agent.link.host.Detection;
import io.mesocosm.agent.link.sandbox.Room;
import io.mesocosm.agent.model.AgentState;
import io.mesocosm.agent.store.DiskJournal;
import io.mesocosm.agent.wire.AgentMessages;
import io.mesocosm.agent.wire.Facts;
import io.mesocosm.agent.wire.WorkDir;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.httpserver.HttpServer;
import io.mesocosm.base.httpserver.HttpServerConfig;
import io.mesocosm.base.loops.Loop;
import io.mesocosm.protocol.libprocess.Pid;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.resources.Value;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// One machine of the cluster: it finds the leading master, registers, runs what it is told, and
/// remembers all of it on its own disk. Closing it, or killing its process, ends no task.
public final class Agent implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Agent.class.getName());
  // The release that is served when nobody says another one.
  private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");
  private static final int INBOX = 20_000;

  private final AgentConfig config;
  private final Consumer<String> exit;
  private final Clock clock = Clock.systemUTC();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Facts facts;

  private Agent(AgentConfig config, Facts facts, Consumer<String> exit) {
    this.config = config;
    this.facts = facts;
    this.exit = exit;
  }

  /// Returns once the port is served.
  ///
  /// @param exit told once why this agent cannot go on; called on a thread that must not call
  ///   [#close] itself
  /// @throws IOException naming what is in the way: a taken address, a damaged memory, flags that
  ///   do not fit what a master was told before
  /// @throws IllegalArgumentException naming the flag that is wrong
  public static Agent start(AgentConfig config, Consumer<String> exit)
      throws IOException, InterruptedException {
    Files.createDirectories(config.workDir());
    var agent = new Agent(config, facts(config), exit);
    try {
      agent.open();
      return agent;
    } catch (IOException | InterruptedException | RuntimeException failure) {
      agent.close();
      throw failure;
    }
  }

  private static Facts facts(AgentConfig config) throws IOException {
    var self = Addresses.self(config.listen());
    var offered = config.offered();
    var given = given("--resources", Resources.parse(offered.resources(), offered.defaultRole()));
    return new Facts(
        Addresses.hostname(config.listen(), self),
        self,
        Detection.complete(given, offered.defaultRole(), config.workDir()),
        attributes(config, given("--attributes", Attributes.parse(offered.attributes()))),
        config.shown().version());
  }

  private static <T> T given(String flag, Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Ok<T>(var value) -> value;
      case Outcome.Refused<T>(var refusals) ->
          throw new IllegalArgumentException(
              refusals.stream()
                  .map(one -> Refusal.invalid(flag, one.had(), one.allowed()).text())
                  .collect(Collectors.joining("; ")));
    };
  }

  /// Offers do not say which containerizers an agent has; an attribute does, so that schedulers can
  /// tell why a task of a certain kind waits.
  ///
  /// It says what the agent was told to use, not whether an engine answers just now: engines come
  /// and go, and a launch waits for them a while.
  private static Attributes attributes(AgentConfig config, Attributes given) {
    if (given.get(Identity.CONTAINERIZERS).isPresent()) {
      return given;
    }
    var named = config.launching().docker().enabled() ? "docker,mesos" : "mesos";
    var all = new ArrayList<>(given.items());
    all.add(new Attributes.Attribute(Identity.CONTAINERIZERS, new Value.Text(named)));
    return new Attributes(all);
  }

  private void open() throws IOException, InterruptedException {
    var work = new WorkDir(config.workDir());
    roomForANewOne(work);
    Files.createDirectories(work.meta());
    Identity.check(work.meta(), facts.slaveInfo(), config.recovery().policy());
    var where = given("--master", LeaderFinder.Where.parse("--master", config.master()));
    var journal = DiskJournal.open(work.meta(), facts.slaveInfo().toByteArray());
    opened.push(journal);
    var machine = new Machine(machineConfig(work), new AgentMessages(facts), chance(), clock, exit);
    opened.push(machine);
    var watch = new AgentWatch();
    var loop =
        new Loop<>(
            new Loop.Machine<>(
                "agent", journal.recovered(), new AgentCore(config.rules()), journal, machine),
            clock,
            INBOX,
            watch,
            this::fault);
    opened.push(loop);
    var inlet = new Inlet(loop.inbox(), chance());
    opened.push(
        HttpServer.start(
            HttpServerConfig.of(config.listen().ip(), listenPort()),
            AgentRoutes.of(parts(work, loop, inlet, machine, watch))));
    LOG.log(Level.INFO, "serving url={0} work_dir={1}", url(), work.root());
    loop.start();
    inlet.put(new Input.Started());
    opened.push(LeaderFinder.start(where, config.zkSessionTimeout(), inlet));
  }

  /// One that was here before may have tasks, and comes back to them however full the disk is.
  private static void roomForANewOne(WorkDir work) throws IOException {
    var shortage = Room.shortage(work.root());
    if (shortage.isPresent() && DiskJournal.identity(work.meta()).isEmpty()) {
      throw new IOException(shortage.get());
    }
  }

  private int listenPort() {
    return config.listen().port() == 0 ? facts.self().port() : config.listen().port();
  }

  /// Safe to share among threads.
  private static SecureRandom chance() {
    return new SecureRandom();
  }

  private AgentRoutes.Parts parts(
      WorkDir work,
      Loop<AgentState, Event, Change, Effect> loop,
      Inlet inlet,
      Machine machine,
      AgentWatch watch) {
    var started = clock.instant();
    return new AgentRoutes.Parts(
        new Shown(facts, work, BUILT, started, config.shown().logDir(), config.shown().flags()),
        loop::snapshot,
        UUID::randomUUID,
        inlet::put,
        machine.usage()::read,
        watch,
        new AgentRoutes.Outside(
            () -> config.fetching().cacheBytes(),
            machine::fetcherCacheUsedBytes,
            machine::fetched,
            machine::notFetched,
            () -> maxAgeSeconds(work)),
        clock);
  }

  private double maxAgeSeconds(WorkDir work) {
    try {
      return GarbageAge.most(config.rules(), Machine.usedShare(work.root())).toMillis() / 1000.0;
    } catch (IOException unknown) {
      return Double.NaN;
    }
  }

  private MachineConfig machineConfig(WorkDir work) {
    var launching = config.launching();
    var isolation = launching.isolation();
    boolean all = isolation.contains("cgroups/all");
    boolean root = "root".equals(System.getProperty("user.name"));
    return new MachineConfig(
        work,
        facts.self(),
        launching.switchUser(),
        launching.launcher().equals("linux") || (launching.launcher().isEmpty() && root),
        new Cgroups.Wanted(
            launching.cgroupsHierarchy(),
            launching.cgroupsRoot(),
            all || isolation.contains("cgroups/cpu"),
            launching.cgroupsEnableCfs(),
            all || isolation.contains("cgroups/mem")),
        seconds(config.rules().shutdownGrace()),
        seconds(launching.recoveryTimeout()),
        launching.environment(),
        config.fetching().cacheDir(),
        config.fetching().cacheBytes(),
        config.fetching().stall(),
        launching.docker());
  }

  private static String seconds(Duration duration) {
    return duration.toMinutes() > 0 && duration.toSeconds() % 60 == 0
        ? duration.toMinutes() + "mins"
        : duration.toSeconds() + "secs";
  }

  private void fault(Throwable why) {
    LOG.log(Level.ERROR, "agent_fault", why);
    exit.accept("the agent cannot go on: " + why);
  }

  public int port() {
    return facts.self().port();
  }

  public Pid self() {
    return facts.self();
  }

  /// `http://127.0.0.1:5051`.
  public String url() {
    return "http://" + facts.self().address();
  }

  /// Stops serving and watching. Tasks run on.
  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception failure) {
        LOG.log(Level.WARNING, "not_closed", failure);
      }
    }
  }
}
