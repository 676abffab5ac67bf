package io.mesocosm.base;

import java.util.List;
import java.util.function.Function;

/// An answer to a caller: the value, or what the caller has to change.
public sealed interface Outcome<T> {
  /// It holds.
  record Ok<T>(T value) implements Outcome<T> {}

  /// It does not; `refusals` has at least one element.
  record Refused<T>(List<Refusal> refusals) implements Outcome<T> {
    public Refused {
      refusals = List.copyOf(refusals);
      if (refusals.isEmpty()) {
        throw new Fault("a refused outcome names at least one refusal");
      }
    }
  }

  static <T> Outcome<T> ok(T value) {
    return new Ok<>(value);
  }

  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(List.of(refusal));
  }

  /// The same refusals, or the value changed by `change`.
  default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
    return switch (this) {
      case Ok<T>(var value) -> new Ok<>(change.apply(value));
      case Refused<T>(var refusals) -> new Refused<>(refusals);
    };
  }
}
