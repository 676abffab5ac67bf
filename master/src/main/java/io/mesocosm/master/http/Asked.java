package io.mesocosm.master.http;

import io.mesocosm.base.http.Response;
import io.mesocosm.master.core.Input;
import io.mesocosm.master.core.messages.Answer;
import java.time.Duration;
import java.util.function.LongFunction;

/// Asks the core and waits for its answer.
final class Asked {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Asked() {}

  /// @param input with the number under which the answer comes back
  static Response answer(Reign reign, LongFunction<Input> input) throws InterruptedException {
    try (var ticket = reign.replies().open()) {
      if (!reign.inbox().offer(input.apply(ticket.number()))) {
        return Response.text(503, "The master is too busy to take this call");
      }
      return ticket
          .await(PATIENCE)
          .map(Asked::response)
          .orElseGet(() ->
              Response.text(
                  503,
                  "The master has not answered in time, or leads no more; the call may still be carried out"));
    }
  }

  private static Response response(Answer answer) {
    return switch (answer) {
      case Answer.Accepted() -> Response.of(202);
      case Answer.Done() -> Response.of(200);
      case Answer.Invalid(var why) -> Response.text(400, why);
      case Answer.Forbidden(var why) -> Response.text(403, why);
      case Answer.Unknown(var why) -> Response.text(404, why);
    };
  }
}
