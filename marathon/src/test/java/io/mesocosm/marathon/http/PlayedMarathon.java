package io.mesocosm.marathon.http;

import io.mesocosm.base.Fault;
import io.mesocosm.base.Outcome;
import io.mesocosm.framework.model.Domain;
import io.mesocosm.framework.model.Event;
import io.mesocosm.framework.model.Healthy;
import io.mesocosm.framework.model.Master;
import io.mesocosm.framework.model.Offer;
import io.mesocosm.framework.model.TaskUpdate;
import io.mesocosm.framework.model.Unavailability;
import io.mesocosm.framework.model.UpdateReason;
import io.mesocosm.framework.model.UpdateSource;
import io.mesocosm.marathon.core.Effect;
import io.mesocosm.marathon.core.Input;
import io.mesocosm.marathon.core.MarathonCore;
import io.mesocosm.marathon.core.MarathonRules;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.core.messages.MarathonEvent;
import io.mesocosm.marathon.core.messages.Reply;
import io.mesocosm.marathon.http.exchange.Backend;
import io.mesocosm.marathon.model.TaskId;
import io.mesocosm.protocol.Cargo;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.ExecutorId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import io.mesocosm.protocol.cluster.TaskState;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.v1.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// Marathon's own core behind the API, with a master and an agent played by a test. Every input is
/// taken at once, on the caller's thread; each takes a millisecond.
final class PlayedMarathon implements Backend, InstantSource {
  private final MarathonCore core = new MarathonCore(MarathonRules.DEFAULT);
  private final List<Consumer<MarathonEvent>> listeners = new ArrayList<>();
  private MarathonState state = MarathonState.empty(1);
  private Instant now = Instant.parse("2026-01-01T08:00:00Z");
  private long next = 1;
  boolean leads = true;
  boolean answers = true;

  PlayedMarathon() {
    tell(new Input.Elected());
    tell(
        new Input.FromMaster(
            new Event.Subscribed(
                new FrameworkId("fw-1"),
                new Master("m-1", "master", "10.0.0.1", 5050, "1.11.0", Domain.NONE),
                false)));
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public Optional<MarathonState> state() {
    return leads ? Optional.of(state) : Optional.empty();
  }

  @Override
  public Optional<Reply> ask(LongFunction<Input> request, Duration patience) {
    if (!leads || !answers) {
      return Optional.empty();
    }
    var ticket = next++;
    return tell(request.apply(ticket)).stream()
        .filter(effect -> effect instanceof Effect.Answer)
        .map(effect -> ((Effect.Answer) effect).reply())
        .findFirst();
  }

  List<Effect> tell(Input input) {
    now = now.plusMillis(1);
    var step = core.apply(state, input, now);
    state = step.state();
    for (var effect : step.effects()) {
      if (effect instanceof Effect.Publish(var event)) {
        List.copyOf(listeners).forEach(listener -> listener.accept(event));
      }
    }
    return step.effects();
  }

  @Override
  public boolean leading() {
    return leads;
  }

  @Override
  public Optional<String> leader() {
    return Optional.of("10.0.0.1:8080");
  }

  @Override
  public Subscription subscribe(Consumer<MarathonEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void abdicate() {
    leads = false;
  }

  /// The clock moves; nothing happens.
  void pass(Duration time) {
    now = now.plus(time);
  }

  /// The agent offers plenty, and runs what is launched with it.
  void runs() {
    offered("cpus:8;mem:8192;disk:8192;ports:[31000-31999]");
    for (var one : state.instances().all()) {
      one.task().ifPresent(task -> reports(task.id(), TaskState.RUNNING));
    }
  }

  void offered(String resources) {
    var offer =
        new Offer(
            new OfferId("offer-" + next++),
            new AgentId("agent-1"),
            "node",
            "*",
            value(Resources.parse(resources, "*")).allocate("*"),
            Attributes.NONE,
            Domain.NONE,
            List.<ExecutorId>of(),
            Unavailability.NONE);
    tell(new Input.FromMaster(new Event.Offered(List.of(offer))));
  }

  void reports(TaskId task, TaskState what) {
    tell(
        new Input.FromMaster(
            new Event.Updated(
                new TaskUpdate(
                    new io.mesocosm.protocol.cluster.TaskId(task.toString()),
                    what,
                    new AgentId("agent-1"),
                    new ExecutorId(""),
                    "uuid-" + next++,
                    UpdateSource.EXECUTOR,
                    UpdateReason.NONE,
                    "as played",
                    Healthy.UNKNOWN,
                    now,
                    List.of(),
                    "",
                    Instant.EPOCH,
                    Cargo.of(TaskStatus.getDefaultInstance())))));
  }

  private static <T> T value(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Ok<T>(var it) -> it;
      case Outcome.Refused<T>(var refusals) -> throw new Fault(refusals.toString());
    };
  }
}
