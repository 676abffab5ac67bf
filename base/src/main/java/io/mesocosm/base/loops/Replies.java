package io.mesocosm.base.loops;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Callers that wait for an answer of a loop.
///
/// A handler opens a ticket, puts its number into an input, and waits; the core answers with an
/// effect that carries the same number; the effect runner calls [#answer]. A ticket whose caller
/// has given up is forgotten, and a late answer to it is dropped.
///
/// @param <R> the type of answers
public final class Replies<R> implements AutoCloseable {
  private final AtomicLong next = new AtomicLong(1);
  private final ConcurrentHashMap<Long, CompletableFuture<R>> waiting = new ConcurrentHashMap<>();
  // Written once, by close().
  private volatile boolean closed;

  /// A place in the queue; close it when done waiting.
  public final class Ticket implements AutoCloseable {
    private final long number;
    private final CompletableFuture<R> answer;

    private Ticket(long number, CompletableFuture<R> answer) {
      this.number = number;
      this.answer = answer;
    }

    /// What goes into the input and comes back with the reply.
    public long number() {
      return number;
    }

    /// Blocks the calling (virtual) thread; empty when `patience` ran out, or when the loop has
    /// ended and nobody will answer.
    public Optional<R> await(Duration patience) throws InterruptedException {
      try {
        return Optional.of(answer.get(patience.toNanos(), TimeUnit.NANOSECONDS));
      } catch (TimeoutException | CancellationException nobody) {
        return Optional.empty();
      } catch (ExecutionException impossible) {
        throw new IllegalStateException("tickets are never completed with an error", impossible);
      }
    }

    @Override
    public void close() {
      waiting.remove(number);
    }
  }

  public Ticket open() {
    var number = next.getAndIncrement();
    var answer = new CompletableFuture<R>();
    waiting.put(number, answer);
    if (closed) {
      answer.cancel(false);
    }
    return new Ticket(number, answer);
  }

  /// The loop has ended: who waits, waits no more.
  @Override
  public void close() {
    closed = true;
    waiting.values().forEach(caller -> caller.cancel(false));
  }

  public void answer(long number, R reply) {
    var caller = waiting.remove(number);
    if (caller != null) {
      caller.complete(reply);
    }
  }
}
