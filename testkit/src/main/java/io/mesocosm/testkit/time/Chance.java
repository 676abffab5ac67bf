package io.mesocosm.testkit.time;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// The one source of chance in a world. Every draw moves it on, so who draws in another order lives
/// in another world.
public final class Chance {
  private final SplittableRandom random;

  public Chance(Seed seed) {
    this.random = new SplittableRandom(seed.value());
  }

  /// Whether what happens with probability `p` happens now. Draws nothing when `p` is 0 or less, so
  /// that a fault that is switched off changes no other draw.
  public boolean hits(double p) {
    return p > 0 && random.nextDouble() < p;
  }

  /// From 0 up to 1, exclusive.
  public double draw() {
    return random.nextDouble();
  }

  /// From 0 up to `bound`, exclusive.
  public int below(int bound) {
    return random.nextInt(bound);
  }

  public long number() {
    return random.nextLong();
  }

  /// From `least` to `most`, evenly.
  public Duration between(Duration least, Duration most) {
    var span = most.toNanos() - least.toNanos();
    return span <= 0 ? least : least.plusNanos(random.nextLong(span + 1));
  }

  /// How long until the next of events that come by chance, `mean` apart.
  public Duration until(Duration mean) {
    var nanos = -Math.log(1 - random.nextDouble()) * mean.toNanos();
    return Duration.ofNanos((long) Math.min(nanos, Long.MAX_VALUE / 4.0));
  }

  /// @param items at least one
  public <T> T pick(List<T> items) {
    return items.get(below(items.size()));
  }

  /// A random one in form and meaning, not in fact.
  public UUID uuid() {
    var high = (random.nextLong() & ~0xf000L) | 0x4000L;
    var low = (random.nextLong() & ~(0xc0L << 56)) | (0x80L << 56);
    return new UUID(high, low);
  }
}
