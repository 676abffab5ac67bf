package io.mesocosm.marathon.http.exchange;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Outcome.Ok;
import io.mesocosm.base.Outcome.Refused;
import io.mesocosm.base.http.Response;
import io.mesocosm.marathon.core.Input;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.core.messages.Origin;
import io.mesocosm.marathon.core.messages.Reply;
import io.mesocosm.marathon.model.DeploymentId;
import io.mesocosm.marathon.model.live.RootChange;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;

/// Carries what handlers want changed to the core, and the answer back.
///
/// A wish is made against a snapshot; when the definitions have moved meanwhile, the core says so
/// and it is made again.
public final class Writes {
  private static final int TRIES = 10;

  private final Backend backend;
  private final Duration patience;

  public Writes(Backend backend, Duration patience) {
    this.backend = backend;
    this.patience = patience;
  }

  /// What a request wants changed of a state.
  public interface Wish {
    Outcome<RootChange> against(MarathonState state);
  }

  /// @param answer for when a deployment began
  public Response deploy(
      Origin origin, boolean force, Wish wish, Function<Reply.Deployed, Response> answer)
      throws InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      var state = backend.state();
      if (state.isEmpty()) {
        return Answers.unavailable();
      }
      switch (wish.against(state.get())) {
        case Refused<RootChange>(var refusals) -> {
          return Answers.refused(refusals);
        }
        case Ok<RootChange>(var change) -> {
          var reply = ask(ticket -> new Input.Change(ticket, newId(), change, force, origin));
          if (reply.filter(Reply.Stale.class::isInstance).isEmpty()) {
            return deployed(reply, answer);
          }
        }
      }
    }
    return Answers.refused(new Reply.Stale());
  }

  public Optional<Reply> ask(LongFunction<Input> request) throws InterruptedException {
    return backend.ask(request, patience);
  }

  public static DeploymentId newId() {
    return new DeploymentId(UUID.randomUUID());
  }

  public static Response deployed(
      Optional<Reply> reply, Function<Reply.Deployed, Response> answer) {
    return reply
        .map(one ->
            one instanceof Reply.Deployed deployed ? answer.apply(deployed) : Answers.refused(one))
        .orElseGet(Answers::unavailable);
  }
}
