package io.mesocosm.marathon.model;

import io.mesocosm.base.Check;
import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/// The absolute path of an app or a group: `/`, `/outyet`, `/vamp/elastic-1`.
///
/// A segment is a list of labels joined by dots; a label is lower-case letters, digits and inner
/// dashes (Marathon 1.11, path ids). Paths sort so that a group stands right before everything
/// below it, and all of that stands together.
///
/// @param text canonical: one leading slash, none at the end, no empty segment
public record AppPath(String text) implements Comparable<AppPath> {
  public static final AppPath ROOT = new AppPath("/");

  private static final String LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
  private static final String SEGMENT = LABEL + "(\\." + LABEL + ")*";
  private static final Pattern SEGMENTS = Pattern.compile("(/" + SEGMENT + ")+");
  private static final String ALLOWED =
      "segments of lower-case letters, digits, inner dashes and dots, joined by /";

  /// No name of anything is longer; much longer ones would exhaust the stack of the pattern.
  private static final int LONGEST = 1024;

  public AppPath {
    Check.that(isPath(text), "id", text, ALLOWED);
  }

  /// The path that `text` means inside `base`: absolute with a leading slash, relative otherwise;
  /// `.` and `..` are resolved, repeated slashes count as one.
  public static Outcome<AppPath> parse(String text, AppPath base) {
    var segments = new ArrayList<String>();
    if (!text.startsWith("/")) {
      segments.addAll(base.segments());
    }
    for (String segment : text.split("/", -1)) {
      switch (segment) {
        case "", "." -> {}
        case ".." -> {
          if (!segments.isEmpty()) {
            segments.removeLast();
          }
        }
        default -> segments.add(segment);
      }
    }
    var joined = "/" + String.join("/", segments);
    return isPath(joined)
        ? Outcome.ok(new AppPath(joined))
        : Outcome.refused(Refusal.invalid("/id", text, ALLOWED));
  }

  private static boolean isPath(String text) {
    return text.equals("/") || (text.length() <= LONGEST && SEGMENTS.matcher(text).matches());
  }

  /// The path for an absolute text that is known to be valid.
  ///
  /// @throws IllegalArgumentException when it is not
  public static AppPath of(String text) {
    return new AppPath(text);
  }

  public boolean isRoot() {
    return text.equals("/");
  }

  /// Empty for the root.
  public List<String> segments() {
    return isRoot() ? List.of() : List.of(text.substring(1).split("/", -1));
  }

  /// The last segment; empty for the root.
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /// The group that holds it; the root's parent is the root.
  public AppPath parent() {
    var slash = text.lastIndexOf('/');
    return slash == 0 ? ROOT : new AppPath(text.substring(0, slash));
  }

  /// The groups that hold it, from the root down to the parent; empty for the root.
  public List<AppPath> ancestors() {
    var above = new ArrayList<AppPath>();
    for (var at = this; !at.isRoot(); at = at.parent()) {
      above.add(at.parent());
    }
    return above.reversed();
  }

  public AppPath child(String segment) {
    return new AppPath(isRoot() ? "/" + segment : text + "/" + segment);
  }

  /// Whether it stands somewhere below `group`, not at it.
  public boolean isBelow(AppPath group) {
    return group.isRoot()
        ? !isRoot()
        : text.length() > group.text.length()
            && text.charAt(group.text.length()) == '/'
            && text.startsWith(group.text);
  }

  /// Segments joined by `_`, as instance and task ids begin.
  public String safeId() {
    return String.join("_", segments());
  }

  /// The path that a [#safeId] was made of; a segment never holds `_`.
  public static Outcome<AppPath> fromSafeId(String safeId) {
    return parse("/" + safeId.replace('_', '/'), ROOT);
  }

  /// Segments from last to first joined by dots: the name that Mesos-DNS serves.
  public String discoveryName() {
    var names = Arrays.asList(segments().toArray(String[]::new));
    Collections.reverse(names);
    return String.join(".", names);
  }

  @Override
  public int compareTo(AppPath other) {
    var shorter = Math.min(text.length(), other.text.length());
    for (int at = 0; at < shorter; at++) {
      int mine = rank(text.charAt(at));
      int its = rank(other.text.charAt(at));
      if (mine != its) {
        return Integer.compare(mine, its);
      }
    }
    return Integer.compare(text.length(), other.text.length());
  }

  // A slash sorts before everything, or "/a-b" would stand between "/a" and "/a/b".
  private static int rank(char letter) {
    return letter == '/' ? 0 : letter;
  }

  @Override
  public String toString() {
    return text;
  }
}
