package io.mesocosm.testkit.time;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What happened last, to tell the story of a failure. Lines are made only when someone reads them.
public final class Trace {
  private final int most;
  private final Deque<Line> lines = new ArrayDeque<>();

  /// @param at since the world began
  /// @param who a node, or a part of the world
  /// @param what any value that prints itself and does not change
  private record Line(Duration at, String who, String how, Object what) {
    @Override
    public String toString() {
      return "%12.6f %-14s %s %s".formatted(at.toNanos() / 1e9, who, how, what);
    }
  }

  Trace(int most) {
    this.most = most;
  }

  void note(Duration at, String who, String how, Object what) {
    if (lines.size() == most) {
      lines.removeFirst();
    }
    lines.addLast(new Line(at, who, how, what));
  }

  /// Oldest first.
  public List<String> lines() {
    return lines.stream().map(Line::toString).toList();
  }

  /// The last `count` lines as one text.
  public String tail(int count) {
    var from = Math.max(0, lines.size() - count);
    return String.join("\n", lines.stream().skip(from).map(Line::toString).toList());
  }
}
