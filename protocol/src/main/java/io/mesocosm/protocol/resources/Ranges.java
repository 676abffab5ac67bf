package io.mesocosm.protocol.resources;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whole numbers as ranges, both ends included: sorted, disjoint and never touching, so that equal
/// sets of numbers are equal values.
public record Ranges(List<Range> ranges) implements Value {
  public static final Ranges NONE = new Ranges(List.of());

  /// From `begin` to `end`, both included, 0 ≤ begin ≤ end.
  public record Range(long begin, long end) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    public Range {
      if (begin < 0 || end < begin) {
        throw new IllegalArgumentException("not a range: %d-%d".formatted(begin, end));
      }
    }

    /// Reads `31000-32000`, or nothing.
    public static Optional<Range> parse(String text) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        return Optional.empty();
      }
      long begin = Long.parseLong(form.group(1));
      long end = Long.parseLong(form.group(2));
      return end < begin ? Optional.empty() : Optional.of(new Range(begin, end));
    }

    @Override
    public String toString() {
      return begin + "-" + end;
    }
  }

  public Ranges {
    ranges = coalesce(ranges);
  }

  public static Ranges of(List<Range> ranges) {
    return new Ranges(ranges);
  }

  public static Ranges of(long begin, long end) {
    return new Ranges(List.of(new Range(begin, end)));
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /// How many numbers; [Long#MAX_VALUE] when there are more than that.
  public long size() {
    long size = 0;
    for (Range range : ranges) {
      long more = range.end() - range.begin();
      size = more >= Long.MAX_VALUE - size ? Long.MAX_VALUE : size + more + 1;
    }
    return size;
  }

  public Ranges plus(Ranges other) {
    var all = new ArrayList<>(ranges);
    all.addAll(other.ranges);
    return new Ranges(all);
  }

  /// Without the numbers of `other`; numbers that are not here do not matter.
  public Ranges minus(Ranges other) {
    var rest = new ArrayList<Range>();
    for (Range range : ranges) {
      long begin = range.begin();
      boolean more = true;
      for (Range hole : other.ranges) {
        if (!more || hole.end() < begin || hole.begin() > range.end()) {
          continue;
        }
        if (hole.begin() > begin) {
          rest.add(new Range(begin, hole.begin() - 1));
        }
        // The number behind the last one of all does not exist.
        more = hole.end() < range.end();
        begin = more ? hole.end() + 1 : begin;
      }
      if (more) {
        rest.add(new Range(begin, range.end()));
      }
    }
    return new Ranges(rest);
  }

  public boolean contains(Ranges other) {
    return other.minus(this).isEmpty();
  }

  public boolean contains(long number) {
    return ranges.stream().anyMatch(range -> range.begin() <= number && number <= range.end());
  }

  private static List<Range> coalesce(List<Range> ranges) {
    var sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingLong(Range::begin));
    var merged = new ArrayList<Range>(sorted.size());
    for (Range next : sorted) {
      if (!merged.isEmpty() && next.begin() - 1 <= merged.getLast().end()) {
        Range last = merged.removeLast();
        merged.add(new Range(last.begin(), Math.max(last.end(), next.end())));
      } else {
        merged.add(next);
      }
    }
    return List.copyOf(merged);
  }

  /// `[31000-31004, 31006-32000]`, as the original prints ranges.
  @Override
  public String toString() {
    return ranges.stream().map(Range::toString).collect(Collectors.joining(", ", "[", "]"));
  }
}
