package io.mesocosm.framework.link;

import io.mesocosm.base.httpclient.UnreachableException;
import io.mesocosm.base.loops.Inbox;
import io.mesocosm.base.loops.Nursery;
import io.mesocosm.framework.core.Session.Effect;
import io.mesocosm.framework.core.Session.Input;
import io.mesocosm.framework.model.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Queues of calls, each sent one after the other by a thread of its own, so that a kill never
/// overtakes the launch before it. Acknowledgements do not care about order, and there are many:
/// they have lanes of their own, by task.
final class CallLanes implements AutoCloseable {
  private static final int CAPACITY = 20_000;

  private final Posting posting;
  private final Nursery threads = new Nursery("scheduler-calls");
  private final BlockingQueue<Sending> ordered = new ArrayBlockingQueue<>(CAPACITY);
  private final List<BlockingQueue<Sending>> loose = new ArrayList<>();

  private record Sending(Effect.Send order, Inbox<Input> inbox) {}

  CallLanes(CallSettings settings, Posting posting) {
    this.posting = posting;
    threads.start(() -> run(ordered));
    for (int i = 0; i < settings.lanes(); i++) {
      var lane = new ArrayBlockingQueue<Sending>(CAPACITY);
      loose.add(lane);
      threads.start(() -> run(lane));
    }
  }

  void send(Effect.Send order, Inbox<Input> inbox) {
    if (!lane(order.call()).offer(new Sending(order, inbox))) {
      var lost = new Input.CallLost(order.call(), CAPACITY + " calls wait already", true);
      threads.start(() -> inbox.put(lost));
    }
  }

  private BlockingQueue<Sending> lane(Call call) {
    return call instanceof Call.Acknowledge(_, var task, _)
        ? loose.get(Math.floorMod(task.value().hashCode(), loose.size()))
        : ordered;
  }

  private void run(BlockingQueue<Sending> lane) throws InterruptedException {
    while (true) {
      var sending = lane.take();
      post(sending.order(), sending.inbox());
    }
  }

  private void post(Effect.Send order, Inbox<Input> inbox) throws InterruptedException {
    try {
      var wire = CallWire.call(order.framework(), order.call());
      var reply = posting.send(order.at(), order.streamId(), wire);
      if (!reply.isSuccess()) {
        var why = "%d %s".formatted(reply.status(), reply.text().strip());
        inbox.put(new Input.CallLost(order.call(), why, true));
      }
    } catch (IOException trouble) {
      var why = String.valueOf(trouble.getMessage());
      inbox.put(new Input.CallLost(order.call(), why, trouble instanceof UnreachableException));
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
