package io.mesocosm.marathon.http.exchange;

import io.mesocosm.base.http.Response;
import io.mesocosm.marathon.core.MarathonState;

/// Answers questions from the last snapshot.
public final class Reads {
  private final Backend backend;

  public Reads(Backend backend) {
    this.backend = backend;
  }

  /// An answer made of a state.
  public interface Question {
    Response of(MarathonState state) throws InterruptedException;
  }

  public Response with(Question question) throws InterruptedException {
    var state = backend.state();
    return state.isPresent() ? question.of(state.get()) : Answers.unavailable();
  }
}
