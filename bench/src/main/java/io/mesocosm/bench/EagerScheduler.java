package io.mesocosm.bench;

import io.mesocosm.framework.MasterLocation;
import io.mesocosm.framework.SchedulerClient;
import io.mesocosm.framework.SchedulerConfig;
import io.mesocosm.framework.core.SessionRules;
import io.mesocosm.framework.core.matching.Demand;
import io.mesocosm.framework.core.matching.Matching;
import io.mesocosm.framework.core.matching.Verdict;
import io.mesocosm.framework.model.Call;
import io.mesocosm.framework.model.Endpoint;
import io.mesocosm.framework.model.Event;
import io.mesocosm.framework.model.FrameworkIdentity;
import io.mesocosm.framework.model.Offer;
import io.mesocosm.framework.model.Operation;
import io.mesocosm.framework.model.TaskSpec;
import io.mesocosm.framework.model.TaskUpdate;
import io.mesocosm.protocol.MediaType;
import io.mesocosm.protocol.cluster.TaskId;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.resources.Resources;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A scheduler that launches small tasks as fast as offers and its limit of unanswered launches let
/// it, over the v1 API. Everything but the counters belongs to the session's thread.
final class EagerScheduler implements AutoCloseable {
  private static final Demand SMALL = Demand.of(0.01, 4);
  private static final int PER_OFFER = 10;
  // Each waits for an answer before it sends the next acknowledgement.
  private static final int LANES = 16;

  private final long wanted;
  private final int unanswered;
  private final Consumer<TaskUpdate> ear;
  private final SchedulerClient client;
  private final ArrayDeque<Offer> offers = new ArrayDeque<>();
  private final Map<TaskId, Long> launched = new HashMap<>();
  private final Samples latencies = new Samples();
  private final AtomicLong running = new AtomicLong();
  private final AtomicLong finished = new AtomicLong();
  private long made;
  // Written by who measures: samples before are not counted.
  private volatile boolean measuring;

  /// @param wanted how many tasks in all
  /// @param unanswered most launches whose task does not run yet
  /// @param ear told of each update, on the session's thread
  EagerScheduler(URI master, long wanted, int unanswered, Consumer<TaskUpdate> ear) {
    this.wanted = wanted;
    this.unanswered = unanswered;
    this.ear = ear;
    var location =
        new MasterLocation.Listed(
            List.of(new Endpoint("http", master.getHost(), master.getPort())));
    client = SchedulerClient.start(config(location), FrameworkIdentity.named("bench"), this::heard);
  }

  private static SchedulerConfig config(MasterLocation master) {
    return new SchedulerConfig(
        master, MediaType.PROTOBUF, SessionRules.DEFAULT, Duration.ofSeconds(10), "", LANES);
  }

  private void heard(Event event) {
    try {
      switch (event) {
        case Event.Offered(var more) -> offers.addAll(more);
        case Event.Updated(var update) -> updated(update);
        case Event.Rescinded(var gone) -> offers.removeIf(offer -> offer.id().equals(gone));
        case Event.Disconnected _ -> offers.clear();
        case Event.Refused(var why) -> throw new IllegalStateException(why);
        case Event.Subscribed _,
            Event.InverseOffered _,
            Event.InverseRescinded _,
            Event.OperationUpdated _,
            Event.AgentLost _,
            Event.ExecutorExited _,
            Event.MessageReceived _,
            Event.ReconciliationDue _,
            Event.CallFailed _ -> {}
      }
      launch();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void updated(TaskUpdate update) throws InterruptedException {
    ear.accept(update);
    if (update.needsAcknowledgement()) {
      client.send(update.acknowledgement());
    }
    var since = update.state() == TaskState.RUNNING ? launched.remove(update.task()) : null;
    if (since != null) {
      running.incrementAndGet();
      if (measuring) {
        latencies.addMsSince(since);
      }
    }
    if (update.state() == TaskState.FINISHED) {
      finished.incrementAndGet();
    }
  }

  private void launch() throws InterruptedException {
    while (made < wanted && launched.size() < unanswered && !offers.isEmpty()) {
      accept(offers.pop());
    }
  }

  private void accept(Offer offer) throws InterruptedException {
    var tasks = new ArrayList<TaskSpec>();
    var left = offer.resources();
    while (tasks.size() < PER_OFFER && made < wanted) {
      var verdict = Matching.match(SMALL, offer, left, Resources.NONE, made);
      if (!(verdict instanceof Verdict.Fits(var match))) {
        break;
      }
      var id = new TaskId("bench-" + made++);
      tasks.add(TaskSpec.of(id, offer.agent(), match.consumed(), "true"));
      launched.put(id, System.nanoTime());
      left = match.left();
    }
    List<Operation> operations = tasks.isEmpty() ? List.of() : List.of(new Operation.Run(tasks));
    client.send(new Call.Accept(List.of(offer.id()), operations, Duration.ZERO));
  }

  void measure() {
    measuring = true;
  }

  /// Tasks that have come to run so far.
  long running() {
    return running.get();
  }

  long finished() {
    return finished.get();
  }

  /// Launch to RUNNING; to be read after [#close] only.
  Samples latencies() {
    return latencies;
  }

  @Override
  public void close() {
    client.close();
  }
}
