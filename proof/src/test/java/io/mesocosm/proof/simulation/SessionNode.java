package io.mesocosm.proof.simulation;

import io.mesocosm.base.loops.Inbox;
import io.mesocosm.framework.core.Session;
import io.mesocosm.framework.core.Session.Alarm;
import io.mesocosm.framework.core.Session.Effect;
import io.mesocosm.framework.core.Session.Input;
import io.mesocosm.framework.core.SessionCore;
import io.mesocosm.framework.core.SessionRules;
import io.mesocosm.framework.link.CallWire;
import io.mesocosm.framework.link.SchedulerWire;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Endpoint;
import io.mesocosm.framework.model.Event;
import io.mesocosm.framework.model.FrameworkIdentity;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.v1.MasterInfo;
import io.mesocosm.testkit.World;
import io.mesocosm.testkit.machines.Life;
import io.mesocosm.testkit.machines.VirtualJournal;
import io.mesocosm.testkit.machines.VirtualLoop;
import io.mesocosm.testkit.machines.VirtualTimers;
import io.mesocosm.testkit.network.Client;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A scheduler's session in one of its lives: the core of the client, over the virtual network. As
/// in the client, acknowledgements may overtake and everything else goes in order.
final class SessionNode {
  private static final Duration CALL_WITHIN = Duration.ofSeconds(10);

  private final Life life;
  private final Client client;
  private final Consumer<Event> listener;
  private final VirtualTimers<Alarm, Input> timers;
  private final VirtualLoop<Session, Input, Void, Effect> loop;
  private final Map<Long, Client.Open> streams = new HashMap<>();
  private final Deque<Effect.Send> waiting = new ArrayDeque<>();
  private boolean sending;

  SessionNode(World world, Life life, FrameworkIdentity identity, Consumer<Event> listener) {
    this.life = life;
    this.client = new Client(world.network(), life);
    this.listener = listener;
    this.timers = life.timers();
    this.loop =
        life.loop(
            "session",
            Session.of(identity),
            new SessionCore(SessionRules.DEFAULT),
            VirtualJournal.none(),
            this::run);
    world
        .zookeeper()
        .watch(
            life,
            MasterNode.ELECTION,
            MasterNode.RECORDS,
            data ->
                loop.offer(
                    new Input.MastersKnown(data.map(SessionNode::endpoint).stream().toList())));
  }

  private static Endpoint endpoint(byte[] data) {
    return switch (MediaType.JSON.decode(data, MasterInfo.getDefaultInstance())) {
      case io.mesocosm.base.Outcome.Ok<MasterInfo>(var info) ->
          Endpoint.http(info.getAddress().getIp(), info.getAddress().getPort());
      case io.mesocosm.base.Outcome.Refused<MasterInfo>(var refusals) ->
          throw new io.mesocosm.base.Fault(refusals.toString());
    };
  }

  void ask(Call call) {
    loop.offer(new Input.Asked(call));
  }

  Session state() {
    return loop.snapshot();
  }

  private double draw() {
    return life.time().chance().draw();
  }

  private void run(Effect effect, Inbox<Input> inbox) {
    switch (effect) {
      case Effect.Open open -> streams.put(open.attempt(), open(open, inbox));
      case Effect.Close(var attempt) -> {
        var stream = streams.remove(attempt);
        if (stream != null) {
          stream.close();
        }
      }
      case Effect.Send send -> send(send, inbox);
      case Effect.Tell(var event) -> listener.accept(event);
      case Effect.Arm(var alarm, var at) ->
          timers.arm(alarm, at, new Input.Rang(alarm, draw()), inbox);
      case Effect.Disarm(var alarm) -> timers.cancel(alarm);
    }
  }

  private static String address(Endpoint at) {
    return at.host() + ":" + at.port();
  }

  private Client.Open open(Effect.Open order, Inbox<Input> inbox) {
    var attempt = order.attempt();
    return client.open(
        address(order.at()),
        new Posted(CallWire.subscribe(order.identity()), ""),
        new Client.Stream() {
          @Override
          public void opened(Object head) {
            inbox.offer(new Input.StreamOpened(attempt, ((Posted.StreamOpened) head).streamId()));
          }

          @Override
          public void record(Object record) {
            SchedulerWire.heard((io.mesocosm.protocol.v1.scheduler.Event) record)
                .ifPresent(heard -> inbox.offer(new Input.Received(attempt, heard)));
          }

          @Override
          public void replied(Object reply) {
            var answer = (Posted.Answered) reply;
            inbox.offer(
                new Input.StreamDenied(attempt, answer.status(), List.of(), answer.text(), draw()));
          }

          @Override
          public void ended(String why) {
            inbox.offer(new Input.StreamLost(attempt, why, draw()));
          }
        });
  }

  private void send(Effect.Send send, Inbox<Input> inbox) {
    if (send.call() instanceof Call.Acknowledge) {
      post(send, inbox, () -> {});
    } else {
      waiting.add(send);
      next(inbox);
    }
  }

  private void next(Inbox<Input> inbox) {
    if (!sending && !waiting.isEmpty()) {
      sending = true;
      post(
          waiting.remove(),
          inbox,
          () -> {
            sending = false;
            next(inbox);
          });
    }
  }

  private void post(Effect.Send send, Inbox<Input> inbox, Runnable then) {
    client.ask(
        address(send.at()),
        new Posted(CallWire.call(send.framework(), send.call()), send.streamId()),
        CALL_WITHIN,
        new Client.Answer() {
          @Override
          public void answered(Object reply) {
            var answer = (Posted.Answered) reply;
            if (answer.status() / 100 != 2) {
              inbox.offer(
                  new Input.CallLost(send.call(), answer.status() + " " + answer.text(), true));
            }
            then.run();
          }

          @Override
          public void failed(String why, boolean notDone) {
            inbox.offer(new Input.CallLost(send.call(), why, notDone));
            then.run();
          }
        });
  }
}
