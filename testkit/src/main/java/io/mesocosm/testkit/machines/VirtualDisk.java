package io.mesocosm.testkit.machines;

import io.mesocosm.testkit.time.Timeline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The disk of one machine: named logs that are appended to. A batch that is under way when its
/// writer dies is there afterwards or is not: real logs drop what their checksum says is torn.
public final class VirtualDisk {
  private static final Duration QUICK = Duration.ofMillis(2);

  private final Timeline time;
  private final String machine;
  private final Map<String, Log<?>> logs = new LinkedHashMap<>();
  private Duration slowest = QUICK;

  public VirtualDisk(Timeline time, String machine) {
    this.time = time;
    this.machine = machine;
  }

  /// A flush takes up to `most` from now on.
  public void slow(Duration most) {
    slowest = most;
    time.note(machine, "disk flushes within", most);
  }

  public void heal() {
    slowest = QUICK;
  }

  /// The log called `name`, made when it is asked for first; always of the same `C`.
  @SuppressWarnings("unchecked") // one name, one type of changes: the caller's promise
  public <C> Log<C> log(String name) {
    return (Log<C>) logs.computeIfAbsent(name, _ -> new Log<C>());
  }

  /// Durable changes in order.
  public final class Log<C> {
    private final List<C> durable = new ArrayList<>();

    private Log() {}

    /// Everything that is durable now.
    public List<C> contents() {
      return List.copyOf(durable);
    }

    /// Everything before is forgotten: what compaction leaves.
    public void replace(List<C> contents) {
      durable.clear();
      durable.addAll(contents);
    }

    /// Appends for a program of one life.
    public VirtualJournal<C> journal(Life life) {
      var underWay = new ArrayDeque<List<C>>();
      life.onEnd(_ -> {
        if (!underWay.isEmpty() && time.chance().hits(0.5)) {
          durable.addAll(underWay.element());
        }
      });
      return (changes, outcome) -> {
        underWay.add(changes);
        life.after(
            time.chance().between(Duration.ofNanos(50_000), slowest),
            () -> {
              durable.addAll(underWay.remove());
              outcome.stored();
            });
      };
    }
  }
}
