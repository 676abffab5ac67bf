package io.mesocosm.framework;

import io.mesocosm.base.loops.Journal;
import io.mesocosm.base.loops.Loop;
import io.mesocosm.base.loops.LoopWatch;
import io.mesocosm.base.loops.Nursery;
import io.mesocosm.framework.core.Session;
import io.mesocosm.framework.core.SessionCore;
import io.mesocosm.framework.link.MasterFinder;
import io.mesocosm.framework.link.SessionLink;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Event;
import io.mesocosm.framework.model.FrameworkIdentity;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// A scheduler's line to the leading master, kept up until it is closed or refused for good.
///
/// Events come to the listener on the session's own thread, in order. The listener may wait, for
/// room in an inbox: then the stream waits too, and the master holds back. Calls are taken from any
/// thread and go out in the order in which they were given, save that acknowledgements may
/// overtake.
///
/// Whoever gives a call never waits: the session waits for the scheduler when that is flooded, and
/// if the scheduler waited for the session as well, neither would ever go on.
public final class SchedulerClient implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SchedulerClient.class.getName());
  private static final int CAPACITY = 50_000;

  private final SessionLink link;
  private final Loop<Session, Session.Input, Void, Session.Effect> loop;
  private final MasterFinder finder;
  // As long as the scheduler's decisions of the moment: it makes more only as it takes events in.
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final Nursery threads = new Nursery("scheduler-asked");

  private SchedulerClient(
      SchedulerConfig config, FrameworkIdentity identity, Consumer<Event> listener) {
    var clock = InstantSource.system();
    link = new SessionLink(config.calls(), identity.principal(), listener, clock);
    loop =
        new Loop<>(
            new Loop.Machine<>(
                "scheduler",
                Session.of(identity),
                new SessionCore(config.rules()),
                Journal.none(),
                link),
            clock,
            CAPACITY,
            LoopWatch.none(),
            fault -> broken(fault, listener));
    loop.start();
    threads.start(this::passOn);
    finder =
        switch (config.master()) {
          case MasterLocation.Elected(var ensemble) ->
              MasterFinder.watching(ensemble, loop.inbox());
          case MasterLocation.Listed(var masters) -> MasterFinder.knowing(masters, loop.inbox());
        };
  }

  /// Looks for the master and subscribes, in the background.
  ///
  /// @param identity with the id that was stored from an earlier [Event.Subscribed], if any
  public static SchedulerClient start(
      SchedulerConfig config, FrameworkIdentity identity, Consumer<Event> listener) {
    return new SchedulerClient(config, identity, listener);
  }

  private static void broken(Throwable fault, Consumer<Event> listener) {
    LOG.log(Level.ERROR, "session_broken", fault);
    listener.accept(new Event.Refused("the session is broken: " + fault));
  }

  /// Sends `call` when we are subscribed; otherwise, and when it fails, [Event.CallFailed] tells.
  public void send(Call call) {
    calls.add(call);
  }

  private void passOn() throws InterruptedException {
    while (true) {
      loop.inbox().put(new Session.Input.Asked(calls.take()));
    }
  }

  /// How the session stands: for status pages and metrics.
  public Session session() {
    return loop.snapshot();
  }

  /// Hangs up without a TEARDOWN: the master keeps our tasks for the failover timeout.
  @Override
  public void close() {
    finder.close();
    loop.close();
    threads.close();
    link.close();
  }
}
