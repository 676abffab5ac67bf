package io.mesocosm.marathon.model.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Copies that nobody can change and that keep the order in which people wrote.
final class Copies {
  private Copies() {}

  static <V> SequencedMap<String, V> of(SequencedMap<String, V> entries) {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
  }
}
