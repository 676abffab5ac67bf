package io.mesocosm.testkit.machines;

import io.mesocosm.testkit.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/// The processes on one machine. They go on when the program that started them dies, and what they
/// ended with can be read until it is swept away.
public final class VirtualProcesses {
  /// As `wait` has it, in the shell's form: 128 and the number of the signal.
  public static final int KILLED = 137;

  public static final int TERMINATED = 143;

  private final Timeline time;
  private final String machine;
  private final NavigableMap<String, Entry> entries = new TreeMap<>();
  private long version;

  /// How a process behaves.
  ///
  /// @param runs until it ends by itself; empty for as long as it is let
  /// @param exitCode when it ends by itself
  /// @param stopsWithin after it was asked to
  public record Plan(Optional<Duration> runs, int exitCode, Duration stopsWithin) {
    public static Plan forever() {
      return new Plan(Optional.empty(), 0, Duration.ofMillis(200));
    }

    public static Plan ending(Duration after, int exitCode) {
      return new Plan(Optional.of(after), exitCode, Duration.ofMillis(200));
    }
  }

  private static final class Entry {
    private final Plan plan;
    private final List<IntConsumer> watchers = new ArrayList<>();
    private OptionalInt ended = OptionalInt.empty();

    private Entry(Plan plan) {
      this.plan = plan;
    }
  }

  VirtualProcesses(Timeline time, String machine) {
    this.time = time;
    this.machine = machine;
  }

  /// @param id not in use by another process, dead or alive
  public void start(String id, Plan plan) {
    if (entries.containsKey(id)) {
      throw time.broken("process " + id + " is started a second time on " + machine);
    }
    var entry = new Entry(plan);
    entries.put(id, entry);
    time.note(machine, "process starts", id);
    changed();
    plan.runs().ifPresent(span -> time.after(span, () -> end(id, entry, plan.exitCode())));
  }

  /// Asks it to stop; nothing happens when it has ended.
  public void terminate(String id) {
    var entry = entries.get(id);
    if (entry != null) {
      time.after(entry.plan.stopsWithin(), () -> end(id, entry, TERMINATED));
    }
  }

  public void kill(String id) {
    var entry = entries.get(id);
    if (entry != null) {
      time.after(Duration.ofMillis(1), () -> end(id, entry, KILLED));
    }
  }

  /// Kills one from outside, as the kernel does when memory is short.
  public void killAny() {
    var living = living();
    if (!living.isEmpty()) {
      kill(time.chance().pick(living));
    }
  }

  /// Tells `watcher` its exit code, in `life` only; soon, when it has ended already. A process that
  /// is not known counts as killed.
  public void watch(Life life, String id, IntConsumer watcher) {
    IntConsumer told =
        code ->
            life.after(
                time.chance().between(Duration.ZERO, Duration.ofMillis(5)),
                () -> watcher.accept(code));
    var entry = entries.get(id);
    if (entry == null) {
      told.accept(KILLED);
    } else if (entry.ended.isPresent()) {
      told.accept(entry.ended.getAsInt());
    } else {
      entry.watchers.add(told);
    }
  }

  public boolean isKnown(String id) {
    return entries.containsKey(id);
  }

  public boolean isAlive(String id) {
    var entry = entries.get(id);
    return entry != null && entry.ended.isEmpty();
  }

  /// The exit code, empty while it runs and when it is not known.
  public OptionalInt ended(String id) {
    var entry = entries.get(id);
    return entry == null ? OptionalInt.empty() : entry.ended;
  }

  /// Ids of those that run, in order.
  public List<String> living() {
    return entries.entrySet().stream()
        .filter(entry -> entry.getValue().ended.isEmpty())
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  /// Forgets one that has ended.
  public void sweep(String id) {
    var entry = entries.get(id);
    if (entry != null && entry.ended.isPresent()) {
      entries.remove(id);
    }
  }

  /// The machine lost power: everything ran last, nothing is left to read.
  void lose() {
    entries.clear();
    changed();
  }

  private void changed() {
    version++;
    time.changed();
  }

  /// Another one after each start and end, so that one who looks again can see whether to.
  public long version() {
    return version;
  }

  private void end(String id, Entry entry, int code) {
    if (entry.ended.isEmpty() && entries.get(id) == entry) {
      entry.ended = OptionalInt.of(code);
      time.note(machine, "process ends", id + " with " + code);
      changed();
      entry.watchers.forEach(watcher -> watcher.accept(code));
    }
  }
}
