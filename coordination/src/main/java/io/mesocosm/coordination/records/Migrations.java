package io.mesocosm.coordination.records;

import io.mesocosm.base.loops.JournalException;
import java.util.List;
import java.util.function.UnaryOperator;

/// Lifts stored bodies to the present format: pure functions from format *n* to *n+1*.
public final class Migrations {
  private final String what;
  private final List<UnaryOperator<byte[]>> steps;

  private Migrations(String what, List<UnaryOperator<byte[]>> steps) {
    this.what = what;
    this.steps = List.copyOf(steps);
  }

  /// @param what is stored, for messages: `app`
  /// @param steps the first lifts format 1 to 2, the next 2 to 3, and so on
  public static Migrations of(String what, List<UnaryOperator<byte[]>> steps) {
    return new Migrations(what, steps);
  }

  /// The format that is written today.
  public int current() {
    return steps.size() + 1;
  }

  /// `body` in today's format.
  public Stored store(byte[] body) {
    return new Stored(current(), body);
  }

  /// The body of `stored` in today's format.
  ///
  /// @throws JournalException when a newer release has written it
  public byte[] read(Stored stored) throws JournalException {
    if (stored.format() < 1 || stored.format() > current()) {
      throw new JournalException(
          "a stored %s has format %d; this release reads 1 to %d: start the newer release again"
              .formatted(what, stored.format(), current()));
    }
    var body = stored.body();
    for (var step : steps.subList(stored.format() - 1, steps.size())) {
      body = step.apply(body);
    }
    return body;
  }
}
