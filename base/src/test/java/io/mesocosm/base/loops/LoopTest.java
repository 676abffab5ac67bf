package io.mesocosm.base.loops;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Fault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class LoopTest {
  /// Sums its inputs; each input is a change, each new sum an order.
  private static final Core<Integer, Integer, Integer, Integer> SUM =
      (sum, input, _) -> new Step<>(sum + input, List.of(input), List.of(sum + input));

  private final CompletableFuture<Throwable> fault = new CompletableFuture<>();

  private Loop<Integer, Integer, Integer, Integer> loop(
      Journal<Integer> journal, Effects<Integer, Integer> effects) {
    return new Loop<>(
        new Loop.Machine<>("sum", 0, SUM, journal, effects),
        InstantSource.system(),
        16,
        LoopWatch.none(),
        fault::complete);
  }

  @Test
  void storesThenPublishesThenActs() throws Exception {
    var seen = new CopyOnWriteArrayList<String>();
    var done = new CompletableFuture<Integer>();
    var self = new AtomicReference<Loop<Integer, Integer, Integer, Integer>>();
    try (var loop =
        loop(
            changes -> seen.add("stored " + changes + " at " + self.get().snapshot()),
            (order, _) -> {
              seen.add("acts on " + order + " at " + self.get().snapshot());
              done.complete(order);
            })) {
      self.set(loop);
      loop.start();
      loop.inbox().put(3);
      assertThat(done.get(10, TimeUnit.SECONDS)).isEqualTo(3);
    }
    assertThat(seen).containsExactly("stored [3] at 0", "acts on 3 at 3");
  }

  @Test
  void stopsWithoutActingWhenNothingCanBeStored() throws Exception {
    var acted = new CopyOnWriteArrayList<Integer>();
    try (var loop =
        loop(
            _ -> {
              throw new JournalException("no room");
            },
            (order, _) -> acted.add(order))) {
      loop.start();
      loop.inbox().put(1);
      assertThat(fault.get(10, TimeUnit.SECONDS)).hasMessage("no room");
      assertThat(loop.snapshot()).isZero();
      assertThat(loop.inbox().offer(2)).isFalse();
    }
    assertThat(acted).isEmpty();
  }

  @Test
  void commitsWhatWaitedTogetherOnce() throws Exception {
    var commits = new CopyOnWriteArrayList<List<Integer>>();
    var done = new CompletableFuture<Integer>();
    try (var loop =
        loop(
            commits::add,
            (order, _) -> {
              if (order == 6) {
                done.complete(order);
              }
            })) {
      for (var input : List.of(1, 2, 3)) {
        loop.inbox().put(input);
      }
      loop.start();
      done.get(10, TimeUnit.SECONDS);
    }
    assertThat(commits).containsExactly(List.of(1, 2, 3));
  }

  @Test
  void isWatched() throws Exception {
    var told = new CopyOnWriteArrayList<String>();
    var watch =
        new LoopWatch<Integer, Integer, Integer, Integer>() {
          @Override
          public void started(IntSupplier waiting) {
            told.add("started with " + waiting.getAsInt());
          }

          @Override
          public void stepped(Instant now, Integer input, Step<Integer, Integer, Integer> step) {
            told.add(input + " makes " + step.effects());
          }

          @Override
          public void published(Integer state, int inputs, long stepNanos, long commitNanos) {
            told.add("published " + state);
          }

          @Override
          public void stopped(Throwable fault) {
            told.add("stopped: " + fault.getMessage());
          }
        };
    var machine =
        new Loop.Machine<Integer, Integer, Integer, Integer>(
            "sum",
            0,
            SUM,
            Journal.none(),
            (order, _) -> {
              if (order == 6) {
                throw new Fault("six");
              }
            });
    try (var loop = new Loop<>(machine, InstantSource.system(), 16, watch, fault::complete)) {
      for (var input : List.of(1, 2, 3)) {
        loop.inbox().put(input);
      }
      loop.start();
      fault.get(10, TimeUnit.SECONDS);
    }
    assertThat(told)
        .containsExactly(
            "started with 3",
            "1 makes [1]",
            "2 makes [3]",
            "3 makes [6]",
            "published 6",
            "stopped: six");
  }
}
