package io.mesocosm.marathon;

import io.mesocosm.base.loops.JournalException;
import io.mesocosm.base.loops.Loop;
import io.mesocosm.base.loops.Replies;
import io.mesocosm.base.loops.Timers;
import io.mesocosm.base.metrics.Metrics;
import io.mesocosm.coordination.records.Epoch;
import io.mesocosm.coordination.records.Records;
import io.mesocosm.coordination.records.RecordsJournal;
import io.mesocosm.framework.SchedulerClient;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Event;
import io.mesocosm.marathon.core.Alarm;
import io.mesocosm.marathon.core.Change;
import io.mesocosm.marathon.core.Effect;
import io.mesocosm.marathon.core.Input;
import io.mesocosm.marathon.core.MarathonCore;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.core.messages.Reply;
import io.mesocosm.marathon.link.Listeners;
import io.mesocosm.marathon.link.MarathonEffects;
import io.mesocosm.marathon.link.MasterEvents;
import io.mesocosm.marathon.link.Prober;
import io.mesocosm.marathon.store.MarathonRecords;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// One period of leadership: what was stored is read, the core runs on it, and the master is told
/// that we are there.
final class Reign implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("marathon");
  private static final int CAPACITY = 50_000;

  private final Replies<Reply> replies = new Replies<>();
  private final Prober prober;
  private final Timers<Alarm, Input> timers;
  private final Loop<MarathonState, Input, Change, Effect> loop;
  private final SchedulerClient client;

  private Reign(
      MarathonConfig config,
      MarathonState stored,
      RecordsJournal<Change> journal,
      Listeners listeners,
      Metrics metrics,
      Consumer<String> quit) {
    var clock = InstantSource.system();
    prober = new Prober(config.maxProbes());
    timers = new Timers<>("marathon", clock);
    loop =
        new Loop<>(
            new Loop.Machine<>(
                "marathon",
                stored,
                new MarathonCore(config.rules()),
                journal,
                new MarathonEffects(
                    config.identity(), this::send, prober, timers, replies, listeners, quit)),
            clock,
            CAPACITY,
            metrics.loop("marathon"),
            fault -> stopped(fault, quit));
    client =
        SchedulerClient.start(
            config.scheduler(), config.identity().withId(stored.bond().framework()), this::heard);
  }

  private static void stopped(Throwable fault, Consumer<String> quit) {
    LOG.log(Level.ERROR, "loop_stopped", fault);
    quit.accept("the loop stopped: " + fault);
  }

  /// Reads what is stored and begins.
  ///
  /// @param listeners to events
  /// @param metrics of the loop
  /// @param quit told, once or more, why this Marathon has to end
  /// @throws JournalException naming the record that cannot be read
  static Reign begin(
      MarathonConfig config,
      Records records,
      Epoch epoch,
      Listeners listeners,
      Metrics metrics,
      Consumer<String> quit)
      throws JournalException, InterruptedException {
    var empty = MarathonState.empty(new SecureRandom().nextLong());
    var stored = MarathonRecords.read(records.readAll(), empty);
    var journal = new RecordsJournal<Change>(records, epoch, MarathonRecords::writes);
    var reign = new Reign(config, stored, journal, listeners, metrics, quit);
    reign.loop.inbox().put(new Input.Elected());
    reign.loop.start();
    return reign;
  }

  private void send(Call call) throws InterruptedException {
    client.send(call);
  }

  private void heard(Event event) {
    if (event instanceof Event.CallFailed(Call.UpdateFramework(var asked), var why, var _)) {
      LOG.log(Level.WARNING, "roles_not_taken roles={0} why={1}", asked.roles(), why);
    }
    try {
      loop.inbox().put(MasterEvents.input(event));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  MarathonState state() {
    return loop.snapshot();
  }

  /// Empty when too much waits or patience runs out.
  Optional<Reply> ask(LongFunction<Input> request, Duration patience) throws InterruptedException {
    try (var ticket = replies.open()) {
      return loop.inbox().offer(request.apply(ticket.number()))
          ? ticket.await(patience)
          : Optional.empty();
    }
  }

  @Override
  public void close() {
    // Before all else, so that callers hear from us that nobody knows, and not from a dead port.
    replies.close();
    client.close();
    loop.close();
    timers.close();
    prober.close();
  }
}
