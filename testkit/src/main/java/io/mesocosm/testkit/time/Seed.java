package io.mesocosm.testkit.time;

/// What a world begins with: the same seed, the same events.
public record Seed(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
