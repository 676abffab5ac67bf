package io.mesocosm.meso.outyet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// The versions of Go that are known to be out, from a list that is shipped with the program.
///
/// What is not in the list may be out all the same: the list ends where it was written.
final class GoReleases {
  private static final String LIST = "go-releases.txt";

  private final Set<String> versions;

  private GoReleases(Set<String> versions) {
    this.versions = versions;
  }

  static GoReleases shipped() {
    var stream = Objects.requireNonNull(GoReleases.class.getResourceAsStream(LIST), LIST);
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return of(lines.readAllLines());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// @param lines `first last` of each line of releases, `1.4 1.4.3`; `#` starts a comment
  static GoReleases of(List<String> lines) {
    var versions = new TreeSet<String>();
    for (var line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        var space = line.indexOf(' ');
        addLine(versions, line.substring(0, space), line.substring(space + 1));
      }
    }
    if (versions.contains("1.0")) {
      versions.add("1");
    }
    return new GoReleases(versions);
  }

  private static void addLine(Set<String> versions, String first, String last) {
    var dot = last.lastIndexOf('.');
    var lastPatch = Integer.parseInt(last.substring(dot + 1));
    versions.add(first);
    for (var patch = 1; patch <= lastPatch; patch++) {
      versions.add(last.substring(0, dot + 1) + patch);
    }
  }

  /// @param version without the leading `go`: `1.4`, `1.21.0`
  boolean include(String version) {
    return versions.contains(version);
  }
}
