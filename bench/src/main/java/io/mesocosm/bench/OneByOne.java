package io.mesocosm.bench;

import io.mesocosm.framework.MasterLocation;
import io.mesocosm.framework.SchedulerClient;
import io.mesocosm.framework.SchedulerConfig;
import io.mesocosm.framework.core.SessionRules;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Endpoint;
import io.mesocosm.framework.model.Event;
import io.mesocosm.framework.model.FrameworkIdentity;
import io.mesocosm.framework.model.Offer;
import io.mesocosm.framework.model.Operation;
import io.mesocosm.framework.model.TaskUpdate;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.v1.TaskInfo;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A scheduler that waits for the end of each task before it launches the next.
final class OneByOne implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final SchedulerClient client;
  private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
  private final ArrayDeque<Offer> offers = new ArrayDeque<>();

  OneByOne(URI master) {
    var location =
        new MasterLocation.Listed(
            List.of(new Endpoint("http", master.getHost(), master.getPort())));
    client =
        SchedulerClient.start(
            new SchedulerConfig(
                location, MediaType.PROTOBUF, SessionRules.DEFAULT, Duration.ofSeconds(10), "", 1),
            FrameworkIdentity.named("bench"),
            heard::add);
  }

  /// @param task but for its agent
  /// @param latencies from the acceptance of an offer to the task running
  void run(TaskInfo.Builder task, Samples latencies) throws InterruptedException {
    var offer = offer();
    task.getAgentIdBuilder().setValue(offer.agent().value());
    var since = System.nanoTime();
    client.send(
        new Call.Accept(
            List.of(offer.id()),
            List.of(new Operation.Launch(List.of(Cargo.of(task.build())))),
            Duration.ZERO));
    boolean running = false;
    while (true) {
      if (!(next() instanceof Event.Updated(var update))) {
        continue;
      }
      acknowledge(update);
      if (update.state() == TaskState.RUNNING && !running) {
        running = true;
        latencies.addMsSince(since);
      }
      if (update.state() == TaskState.FINISHED) {
        return;
      }
      if (update.state().isTerminal()) {
        throw new IllegalStateException(update.toString());
      }
    }
  }

  private Offer offer() throws InterruptedException {
    while (offers.isEmpty()) {
      next();
    }
    return offers.pop();
  }

  /// Offers come at any time: what a task leaves of one is offered while the task runs.
  private Event next() throws InterruptedException {
    var event = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (event == null) {
      throw new IllegalStateException("nothing was heard of the master for a minute");
    }
    if (event instanceof Event.Offered(var more)) {
      offers.addAll(more);
    }
    if (event instanceof Event.Rescinded(var gone)) {
      offers.removeIf(offer -> offer.id().equals(gone));
    }
    return event;
  }

  private void acknowledge(TaskUpdate update) throws InterruptedException {
    if (update.needsAcknowledgement()) {
      client.send(update.acknowledgement());
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
