package io.mesocosm.testkit.time;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/// A queue of events ordered by virtual time, the one source of chance, and the story so far. Knows
/// nothing of what the events happen to. Not thread-safe: one timeline, one thread.
public class Timeline {
  /// When every one begins.
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /// Lines of the story that a failure tells; `-Dstory=100000` tells more of it.
  private static final int TOLD = Integer.getInteger("story", 120);

  private final Seed seed;
  private final Chance chance;
  private final Trace trace;
  private final PriorityQueue<Event> queue = new PriorityQueue<>();
  private final Map<String, Supplier<Optional<String>>> always = new LinkedHashMap<>();
  private Instant now = START;
  private long events;
  private long asked;
  private boolean dirty;

  private static final class Event implements Alarm, Comparable<Event> {
    private final Instant at;
    private final long number;
    private Optional<Runnable> action;

    private Event(Instant at, long number, Runnable action) {
      this.at = at;
      this.number = number;
      this.action = Optional.of(action);
    }

    @Override
    public void cancel() {
      action = Optional.empty();
    }

    @Override
    public int compareTo(Event other) {
      var byTime = at.compareTo(other.at);
      return byTime == 0 ? Long.compare(number, other.number) : byTime;
    }
  }

  public Timeline(Seed seed) {
    this(seed, TOLD);
  }

  /// @param remembered how many lines of its story are kept
  public Timeline(Seed seed, int remembered) {
    this.seed = seed;
    this.chance = new Chance(seed);
    this.trace = new Trace(remembered);
  }

  public Instant now() {
    return now;
  }

  public Duration age() {
    return Duration.between(START, now);
  }

  public Chance chance() {
    return chance;
  }

  public Trace trace() {
    return trace;
  }

  /// How many events have happened.
  public long events() {
    return events;
  }

  /// Does `action` after `delay`; of two at the same moment, the one asked for first.
  public Alarm after(Duration delay, Runnable action) {
    var event = new Event(now.plus(delay.isNegative() ? Duration.ZERO : delay), asked++, action);
    queue.add(event);
    return event;
  }

  /// Writes a line of the story.
  public void note(String who, String how, Object what) {
    trace.note(age(), who, how, what);
  }

  /// Something that invariants look at has changed; they are asked after the present event.
  public void changed() {
    dirty = true;
  }

  /// `wrong` is asked whenever a machine has published a new state, and says what is wrong, if
  /// anything is.
  public void always(String name, Supplier<Optional<String>> wrong) {
    always.put(name, wrong);
  }

  /// Lets `span` pass.
  public void run(Duration span) {
    var until = now.plus(span);
    while (!queue.isEmpty() && !queue.element().at.isAfter(until)) {
      step();
    }
    now = until;
  }

  /// Lets time pass until `wrong` says nothing more.
  ///
  /// @throws BrokenInvariantError with what it last said, when `within` has passed
  public void eventually(String name, Supplier<Optional<String>> wrong, Duration within) {
    var until = now.plus(within);
    var still = wrong.get();
    while (still.isPresent()) {
      if (queue.isEmpty() || queue.element().at.isAfter(until)) {
        throw broken(name + " not within " + within + ": " + still.get());
      }
      if (step()) {
        still = wrong.get();
      }
    }
  }

  /// Whether something that invariants look at has changed.
  private boolean step() {
    var event = queue.remove();
    if (event.action.isEmpty()) {
      return false;
    }
    now = event.at;
    events++;
    try {
      event.action.get().run();
    } catch (BrokenInvariantError told) {
      throw told;
    } catch (RuntimeException | AssertionError failure) {
      throw new BrokenInvariantError(story("failed: " + failure), failure);
    }
    var changed = dirty;
    dirty = false;
    if (changed) {
      check();
    }
    return changed;
  }

  private void check() {
    always.forEach((name, wrong) -> {
      var said = wrong.get();
      if (said.isPresent()) {
        throw broken(name + ": " + said.get());
      }
    });
  }

  /// Ends the run: says what is wrong, and what led to it.
  public BrokenInvariantError broken(String what) {
    return new BrokenInvariantError(story(what));
  }

  private String story(String what) {
    return "seed %s, after %s and %d events: %s%n%sthe last of what happened:%n%s"
        .formatted(seed, age(), events, what, standing(), trace.tail(TOLD));
  }

  /// What else a failure tells, in whole lines.
  protected String standing() {
    return "";
  }
}
