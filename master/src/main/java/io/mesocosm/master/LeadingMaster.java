package io.mesocosm.master;

import io.mesocosm.base.http.EventStream;
import io.mesocosm.base.loops.Inbox;
import io.mesocosm.base.loops.JournalException;
import io.mesocosm.base.loops.Loop;
import io.mesocosm.base.loops.Replies;
import io.mesocosm.base.loops.Timers;
import io.mesocosm.coordination.records.Epoch;
import io.mesocosm.coordination.records.Records;
import io.mesocosm.coordination.records.RecordsJournal;
import io.mesocosm.master.core.Change;
import io.mesocosm.master.core.Effect;
import io.mesocosm.master.core.Input;
import io.mesocosm.master.core.MasterCore;
import io.mesocosm.master.core.Settings;
import io.mesocosm.master.core.State;
import io.mesocosm.master.core.Timer;
import io.mesocosm.master.core.messages.Answer;
import io.mesocosm.master.http.Reign;
import io.mesocosm.master.http.Subscribers;
import io.mesocosm.master.http.metrics.MasterWatch;
import io.mesocosm.master.link.OperatorStreams;
import io.mesocosm.master.link.Orders;
import io.mesocosm.master.link.SchedulerStreams;
import io.mesocosm.master.model.MasterIdentity;
import io.mesocosm.master.store.AgentRecords;
import io.mesocosm.master.wire.MasterMessages;
import io.mesocosm.master.wire.OperatorEvents;
import io.mesocosm.master.wire.SchedulerEvents;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.libprocess.LibprocessSender;
import io.mesocosm.protocol.libprocess.Pid;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;

/// One reign: the loop and all that carries out its orders. Begun when elected, closed for good
/// when the leadership is lost.
final class LeadingMaster implements AutoCloseable {
  private static final int INBOX = 200_000;

  private final Loop<State, Input, Change, Effect> loop;
  private final Timers<Timer, Input> timers;
  private final LibprocessSender agents;
  private final SchedulerStreams schedulers;
  private final OperatorStreams operators;
  private final Replies<Answer> replies = new Replies<>();
  private final Orders orders;
  private final Reign reign;

  /// What a reign needs to know of the process.
  record Parts(
      MasterIdentity identity,
      Settings settings,
      int watchers,
      MasterWatch watch,
      InstantSource clock,
      Consumer<Throwable> onFault) {}

  private LeadingMaster(Parts parts, State initial, Records records, Epoch epoch) {
    var identity = parts.identity();
    var settings = parts.settings();
    this.timers = new Timers<>("master", parts.clock());
    this.loop =
        new Loop<>(
            new Loop.Machine<>(
                "master",
                initial,
                new MasterCore(settings),
                new RecordsJournal<>(records, epoch, AgentRecords::writes),
                this::carryOut),
            parts.clock(),
            INBOX,
            parts.watch(),
            parts.onFault());
    this.agents = new LibprocessSender(LibprocessSender.Config.DEFAULT, this::linkBroken);
    var heartbeat = settings.heartbeatEvery();
    this.schedulers =
        new SchedulerStreams(
            new SchedulerEvents(MasterMessages.info(identity), heartbeat.toNanos() / 1e9),
            loop.inbox());
    this.operators = new OperatorStreams(new OperatorEvents(), parts.watchers(), heartbeat);
    this.orders =
        new Orders(
            new Pid("master", identity.ip(), identity.port()),
            timers,
            agents,
            schedulers,
            operators,
            replies);
    this.reign =
        new Reign(loop::snapshot, loop.inbox(), replies, parts.clock().instant(), subscribers());
  }

  /// Reads what is durable and begins.
  static LeadingMaster begin(Parts parts, Records records, Epoch epoch)
      throws JournalException, InterruptedException {
    var known = AgentRecords.read(records.readAll());
    var initial = State.begin(UUID.fromString(parts.identity().id()), known);
    var master = new LeadingMaster(parts, initial, records, epoch);
    master.loop.start();
    master.loop.inbox().put(new Input.Elected());
    return master;
  }

  private void carryOut(Effect effect, Inbox<Input> inbox) {
    orders.run(effect, inbox);
  }

  private void linkBroken(Pid agent) {
    try {
      loop.inbox().put(new Input.LinkBroken(agent));
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private Subscribers subscribers() {
    return new Subscribers() {
      @Override
      public EventStream scheduler(UUID id, MediaType encoding) {
        return schedulers.open(id, encoding);
      }

      @Override
      public EventStream operator(long ticket, MediaType encoding) {
        return operators.open(ticket, encoding);
      }
    };
  }

  Reign reign() {
    return reign;
  }

  int waiting() {
    return loop.waiting();
  }

  int watchers() {
    return operators.watchers();
  }

  /// Stops deciding first, then everything that acts.
  @Override
  public void close() {
    replies.close();
    loop.close();
    timers.close();
    agents.close();
    schedulers.close();
    operators.close();
  }
}
