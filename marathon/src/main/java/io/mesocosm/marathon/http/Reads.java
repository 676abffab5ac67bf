package io.mesocosm.marathon.http;

import io.mesocosm.base.http.Response;
import io.mesocosm.marathon.core.MarathonState;

/// Answers questions from the last snapshot.
final class Reads {
  private final Backend backend;

  Reads(Backend backend) {
    this.backend = backend;
  }

  /// An answer made of a state.
  interface Question {
    Response of(MarathonState state) throws InterruptedException;
  }

  Response with(Question question) throws InterruptedException {
    var state = backend.state();
    return state.isPresent() ? question.of(state.get()) : Answers.unavailable();
  }
}
