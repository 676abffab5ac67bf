package io.mesocosm.meso.outyet;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Asks again and again whether a version is out, until it is.
///
/// A version of the shipped list needs no question, so that the page is right without a network.
final class ReleaseWatch implements AutoCloseable {
  /// Whether the tag of a version exists; may block.
  interface Question {
    boolean isOut() throws IOException, InterruptedException;
  }

  private final Question question;
  private final Duration every;
  private final Optional<Thread> asking;
  private final AtomicLong polls = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  // Both written by the asking thread only.
  private volatile boolean out;
  private volatile String lastError = "";

  /// @param known in the shipped list: then nobody is asked
  ReleaseWatch(boolean known, Question question, Duration every) {
    this.question = question;
    this.every = every;
    this.out = known;
    this.asking =
        known
            ? Optional.empty()
            : Optional.of(Thread.ofVirtual().name("outyet-poll").start(this::askUntilOut));
  }

  private void askUntilOut() {
    try {
      while (!ask()) {
        Thread.sleep(every);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean ask() throws InterruptedException {
    polls.incrementAndGet();
    try {
      out = question.isOut();
    } catch (IOException trouble) {
      errors.incrementAndGet();
      lastError = trouble.toString();
    }
    return out;
  }

  boolean isOut() {
    return out;
  }

  long polls() {
    return polls.get();
  }

  long errors() {
    return errors.get();
  }

  /// Empty before the first.
  String lastError() {
    return lastError;
  }

  @Override
  public void close() {
    asking.ifPresent(Thread::interrupt);
  }
}
