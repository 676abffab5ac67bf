package io.mesocosm.base.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A path with names in it: `/v2/apps/{id...}/tasks/{task}`.
///
/// @param text as declared
/// @param segments between the slashes; at most one of them is a rest
record RoutePattern(String text, List<Segment> segments) {
  /// The more exact pattern first: one without a rest, then the one with more literals, then the
  /// longer one, then the one whose literals come first.
  static final Comparator<RoutePattern> MORE_EXACT_FIRST =
      Comparator.comparing(RoutePattern::hasRest)
          .thenComparing(RoutePattern::literals, Comparator.reverseOrder())
          .thenComparing(pattern -> pattern.segments.size(), Comparator.reverseOrder())
          .thenComparing(RoutePattern::shape)
          .thenComparing(RoutePattern::text);

  /// What one part of a path must be.
  sealed interface Segment {
    record Literal(String text) implements Segment {}

    /// Any one segment that is not empty.
    record One(String name) implements Segment {}

    /// One or more segments, which may be empty.
    record Rest(String name) implements Segment {}
  }

  /// @throws IllegalArgumentException when it does not start with a slash, has two rests, or names
  ///   something twice
  static RoutePattern parse(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("a route starts with a slash: " + text);
    }
    var segments = split(text).stream().map(RoutePattern::segment).toList();
    var names = new HashSet<String>();
    int rests = 0;
    for (var segment : segments) {
      boolean fresh =
          switch (segment) {
            case Segment.Literal _ -> true;
            case Segment.One(var name) -> names.add(name);
            case Segment.Rest(var name) -> rests++ == 0 && names.add(name);
          };
      if (!fresh) {
        throw new IllegalArgumentException("a name twice, or two rests: " + text);
      }
    }
    return new RoutePattern(text, segments);
  }

  private static Segment segment(String text) {
    if (!text.startsWith("{") || !text.endsWith("}")) {
      return new Segment.Literal(text);
    }
    var name = text.substring(1, text.length() - 1);
    return name.endsWith("...")
        ? new Segment.Rest(name.substring(0, name.length() - 3))
        : new Segment.One(name);
  }

  /// The segments of a path as sent, decoded one by one; a slash at the end counts for nothing.
  static List<String> split(String rawPath) {
    var segments = new ArrayList<String>();
    for (var part : rawPath.substring(1).split("/", -1)) {
      segments.add(Percent.decoded(part));
    }
    if (segments.size() > 1 && segments.getLast().isEmpty()) {
      segments.removeLast();
    }
    return segments;
  }

  boolean isLiteral() {
    return literals() == segments.size();
  }

  private boolean hasRest() {
    return segments.stream().anyMatch(segment -> segment instanceof Segment.Rest);
  }

  private int literals() {
    return (int) segments.stream().filter(segment -> segment instanceof Segment.Literal).count();
  }

  private String shape() {
    var shape = new StringBuilder();
    for (var segment : segments) {
      shape.append(
          switch (segment) {
            case Segment.Literal _ -> 'a';
            case Segment.One _ -> 'b';
            case Segment.Rest _ -> 'c';
          });
    }
    return shape.toString();
  }

  /// What the names stand for in `path`, when it matches.
  Optional<Map<String, String>> match(List<String> path) {
    int more = path.size() - segments.size();
    if (more < 0 || (more > 0 && !hasRest())) {
      return Optional.empty();
    }
    var values = new HashMap<String, String>();
    int at = 0;
    for (var segment : segments) {
      int length = segment instanceof Segment.Rest ? more + 1 : 1;
      if (!matches(segment, path.subList(at, at + length), values)) {
        return Optional.empty();
      }
      at += length;
    }
    return Optional.of(values);
  }

  private static boolean matches(Segment segment, List<String> part, Map<String, String> values) {
    return switch (segment) {
      case Segment.Literal(var text) -> text.equals(part.getFirst());
      case Segment.One(var name) -> {
        values.put(name, part.getFirst());
        yield !part.getFirst().isEmpty();
      }
      case Segment.Rest(var name) -> {
        var value = String.join("/", part);
        values.put(name, value);
        yield !value.isEmpty();
      }
    };
  }
}
