package io.mesocosm.master.wire.checks;

import java.util.Optional;
import java.util.stream.Stream;

/// Problems in words, put together.
final class Problem {
  private Problem() {}

  @SafeVarargs
  @SuppressWarnings("varargs") // only read, and only here
  static Optional<String> first(Optional<String>... problems) {
    return Stream.of(problems).flatMap(Optional::stream).findFirst();
  }

  static Optional<String> when(boolean wrong, String text) {
    return wrong ? Optional.of(text) : Optional.empty();
  }
}
