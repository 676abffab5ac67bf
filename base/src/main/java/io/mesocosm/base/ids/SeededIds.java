package io.mesocosm.base.ids;

import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The same ids in the same order for the same seed.
public final class SeededIds implements Ids {
  private static final long VERSION = 0xf000L;
  private static final long VARIANT = 0xc000_0000_0000_0000L;

  // Guards the generator, which is not safe for two threads.
  private final ReentrantLock lock = new ReentrantLock();
  private final RandomGenerator random;

  public SeededIds(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  @Override
  public UUID next() {
    lock.lock();
    try {
      long high = (random.nextLong() & ~VERSION) | 0x4000L;
      long low = (random.nextLong() & ~VARIANT) | 0x8000_0000_0000_0000L;
      return new UUID(high, low);
    } finally {
      lock.unlock();
    }
  }
}
