package io.mesocosm.master;

import io.mesocosm.base.Fault;
import io.mesocosm.base.http.Handler;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.http.Routes;
import io.mesocosm.base.httpserver.HttpServer;
import io.mesocosm.base.httpserver.HttpServerConfig;
import io.mesocosm.base.loops.JournalException;
import io.mesocosm.coordination.records.Epoch;
import io.mesocosm.coordination.records.MemoryRecords;
import io.mesocosm.coordination.records.Records;
import io.mesocosm.master.http.Leadership;
import io.mesocosm.master.http.Leadership.Standing;
import io.mesocosm.master.http.MasterRoutes;
import io.mesocosm.master.http.documents.Facts;
import io.mesocosm.master.http.metrics.MasterWatch;
import io.mesocosm.master.model.MasterIdentity;
import io.mesocosm.master.wire.SchedulerCalls;
import io.mesocosm.master.wire.checks.FrameworkChecks;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// A master: serves its port at once, stands for election, leads when elected, and sends everyone
/// to the leader until then. Without ZooKeeper it leads alone.
///
/// Who loses the leadership, or meets a fault, is done: the process is told why and ends, and its
/// supervisor starts it anew, as with the original.
public final class Master implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Master.class.getName());
  // The release that is served when nobody says another one.
  private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

  // One per agent and scheduler, and their streams.
  private static final int CONNECTIONS = 200_000;

  // An agent that comes back tells all its tasks in one message.
  private static final long LARGEST_MESSAGE = 64L << 20;

  private final MasterConfig config;
  private final MasterIdentity identity;
  private final Consumer<String> exit;
  private final Clock clock = Clock.systemUTC();
  private final MasterWatch watch = new MasterWatch();
  private final AtomicReference<Standing> standing =
      new AtomicReference<>(new Standing.Follows(""));
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  // Guards the two fields below.
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<LeadingMaster> leading = Optional.empty();
  private boolean closed;

  private Master(MasterConfig config, MasterIdentity identity, Consumer<String> exit) {
    this.config = config;
    this.identity = identity;
    this.exit = exit;
  }

  /// Returns once the port is served.
  ///
  /// @param exit told once why this master cannot go on; called on a thread that may call [#close]
  /// @throws IOException naming the address that is taken
  public static Master start(MasterConfig config, Consumer<String> exit) throws IOException {
    // The port is bound before it is known what to serve: others are told which one it became.
    var answers = new AtomicReference<Handler>(_ -> Response.text(503, "Master is starting"));
    var listen = config.listen();
    var server =
        HttpServer.start(
            HttpServerConfig.of(listen.ip(), listen.port())
                .withMaxConnections(CONNECTIONS)
                .withMaxBodyBytes(LARGEST_MESSAGE),
            Routes.builder().fallback(request -> answers.get().handle(request)).build());
    try {
      var identity = Addresses.identity(config, server.port());
      var master = new Master(config, identity, exit);
      master.opened.push(server);
      answers.set(master.routes()::handle);
      master.begin();
      return master;
    } catch (IOException | RuntimeException failure) {
      server.close();
      throw failure;
    }
  }

  public int port() {
    return identity.port();
  }

  /// `http://127.0.0.1:5050`.
  public String url() {
    return "http://" + identity.hostname() + ":" + identity.port();
  }

  /// Whether it leads at this moment.
  public boolean leads() {
    return standing.get() instanceof Standing.Leads;
  }

  private Routes routes() {
    var started = clock.instant();
    var facts =
        new Facts(
            identity,
            BUILT,
            started,
            config.shown().cluster(),
            config.shown().logDir(),
            config.admission().region(),
            config.admission().zone(),
            config.shown().flags());
    var checks =
        new FrameworkChecks(config.admission().rootSubmissions(), config.admission().roles());
    return MasterRoutes.of(
        new MasterRoutes.Parts(
            facts,
            new Leadership(standing::get),
            new SchedulerCalls(checks),
            UUID::randomUUID,
            watch,
            () -> leader().map(LeadingMaster::waiting).orElse(0),
            () -> leader().map(LeadingMaster::watchers).orElse(0),
            config.eligibility(),
            config.offering().weights(),
            config.shown().webuiDir(),
            clock));
  }

  private void begin() {
    LOG.log(Level.INFO, "serving url={0} id={1}", url(), identity.id());
    if (config.zk().isEmpty()) {
      var records = new MemoryRecords();
      lead(records, records.claim());
    } else {
      opened.push(Candidacy.stand(config, identity, standing, new Reigns()));
    }
  }

  /// What follows from the election.
  private final class Reigns implements Candidacy.Reigns {
    @Override
    public void begin(Records records, Epoch epoch) {
      lead(records, epoch);
    }

    @Override
    public void over(String why) {
      giveUp(why);
    }
  }

  private Optional<LeadingMaster> leader() {
    lock.lock();
    try {
      return leading;
    } finally {
      lock.unlock();
    }
  }

  private void lead(Records records, Epoch epoch) {
    LOG.log(Level.INFO, "elected epoch={0}", epoch.number());
    try {
      var parts =
          new LeadingMaster.Parts(
              identity,
              config.settings(),
              config.history().watchers(),
              watch,
              clock,
              fault -> giveUp("the master has met a fault", fault));
      if (reigns(LeadingMaster.begin(parts, records, epoch))) {
        LOG.log(Level.INFO, "leading epoch={0}", epoch.number());
      }
    } catch (JournalException trouble) {
      giveUp("the registry cannot be read", trouble);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /// False when the master was closed, or has lost the leadership, meanwhile.
  private boolean reigns(LeadingMaster begun) {
    lock.lock();
    try {
      if (!closed) {
        leading = Optional.of(begun);
        standing.set(new Standing.Leads(begun.reign()));
        return true;
      }
    } finally {
      lock.unlock();
    }
    begun.close();
    return false;
  }

  private void giveUp(String why, Throwable cause) {
    LOG.log(Level.ERROR, why, cause);
    giveUp(why + ": " + cause);
  }

  /// Stops acting at once; the rest is closed by who hears of it.
  private void giveUp(String why) {
    standing.set(new Standing.Follows(""));
    Thread.ofPlatform()
        .name("master-exit")
        .start(() -> {
          stopLeading();
          exit.accept(why);
        });
  }

  private void stopLeading() {
    Optional<LeadingMaster> was;
    lock.lock();
    try {
      closed = true;
      was = leading;
      leading = Optional.empty();
    } finally {
      lock.unlock();
    }
    was.ifPresent(LeadingMaster::close);
  }

  /// Stops deciding, then withdraws from the election, then stops serving.
  @Override
  public void close() {
    standing.set(new Standing.Follows(""));
    stopLeading();
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (InterruptedException impatient) {
        Thread.currentThread().interrupt();
      } catch (Exception declaredBroadly) {
        throw new Fault("closing is not supposed to fail", declaredBroadly);
      }
    }
  }
}
