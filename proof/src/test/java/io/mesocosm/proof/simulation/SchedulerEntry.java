package io.mesocosm.proof.simulation;

import io.mesocosm.base.loops.Inbox;
import io.mesocosm.master.core.Input;
import io.mesocosm.master.core.messages.Answer;
import io.mesocosm.master.core.messages.SchedulerEvent;
import io.mesocosm.master.wire.SchedulerCalls;
import io.mesocosm.master.wire.SchedulerEvents;
import io.mesocosm.master.wire.checks.FrameworkChecks;
import io.mesocosm.protocol.v1.MasterInfo;
import io.mesocosm.testkit.network.Exchange;
import io.mesocosm.testkit.time.Chance;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// The scheduler entry of a leading master, with the translators of the real one.
final class SchedulerEntry {
  private final Chance chance;
  private final SchedulerCalls calls = new SchedulerCalls(FrameworkChecks.ALL);
  private final SchedulerEvents events;
  private final Map<UUID, Exchange> streams = new LinkedHashMap<>();
  private final Map<Long, Exchange> callers = new LinkedHashMap<>();
  private long tickets;

  SchedulerEntry(Chance chance, MasterInfo info, Duration heartbeat) {
    this.chance = chance;
    this.events = new SchedulerEvents(info, heartbeat.toMillis() / 1000.0);
  }

  void handle(Posted posted, Exchange exchange, Inbox<Input> inbox) {
    switch (calls.read(posted.call())) {
      case SchedulerCalls.Reading.Subscribe subscribe -> {
        var stream = chance.uuid();
        streams.put(stream, exchange);
        exchange.stream(new Posted.StreamOpened(stream.toString()));
        exchange.onClose(() -> {
          streams.remove(stream);
          inbox.offer(new Input.StreamClosed(stream));
        });
        inbox.offer(
            new Input.Subscribing(
                stream,
                subscribe.framework(),
                subscribe.spec(),
                subscribe.suppressed(),
                subscribe.problem()));
      }
      case SchedulerCalls.Reading.Other(var framework, var call) -> {
        var ticket = tickets++;
        callers.put(ticket, exchange);
        exchange.onClose(() -> callers.remove(ticket));
        inbox.offer(new Input.Called(ticket, framework, posted.streamId(), call));
      }
      case SchedulerCalls.Reading.Invalid(var why) -> answer(exchange, 400, why);
      case SchedulerCalls.Reading.Unsupported(var why) -> answer(exchange, 501, why);
    }
  }

  private static void answer(Exchange exchange, int status, String text) {
    exchange.reply(new Posted.Answered(status, text, ""));
  }

  void tell(UUID stream, SchedulerEvent event) {
    var exchange = streams.get(stream);
    if (exchange != null) {
      exchange.record(events.message(event));
    }
  }

  void end(UUID stream) {
    var exchange = streams.remove(stream);
    if (exchange != null) {
      exchange.close();
    }
  }

  void refuse(UUID stream, String why) {
    tell(stream, new SchedulerEvent.Ended(why));
    end(stream);
  }

  void reply(long ticket, Answer answer) {
    var exchange = callers.remove(ticket);
    if (exchange != null) {
      switch (answer) {
        case Answer.Accepted _ -> answer(exchange, 202, "");
        case Answer.Done _ -> answer(exchange, 200, "");
        case Answer.Invalid(var why) -> answer(exchange, 400, why);
        case Answer.Forbidden(var why) -> answer(exchange, 403, why);
        case Answer.Unknown(var why) -> answer(exchange, 400, why);
      }
    }
  }
}
