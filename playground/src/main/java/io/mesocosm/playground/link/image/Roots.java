package io.mesocosm.playground.link.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Folders seen as one file system, the first on top: what machines have beyond the host's files,
/// and the host's own.
public final class Roots {
  private static final int MOST_LINKS = 40;

  private final List<Path> roots;

  /// @param roots from the top
  public Roots(List<Path> roots) {
    this.roots = List.copyOf(roots);
  }

  /// The file behind a path and all links in it, as it lies on this host.
  ///
  /// @param path absolute within the roots
  public Optional<Path> find(String path) throws IOException {
    var left = new ArrayDeque<>(names(path));
    var at = "";
    var links = 0;
    while (!left.isEmpty()) {
      var name = left.pop();
      if (name.equals("..")) {
        at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        continue;
      }
      var here = top(at + "/" + name);
      if (here.isEmpty()) {
        return Optional.empty();
      }
      if (!Files.isSymbolicLink(here.get())) {
        at = at + "/" + name;
      } else if (++links > MOST_LINKS) {
        throw new IOException(path + " leads through too many links");
      } else {
        var target = Files.readSymbolicLink(here.get()).toString();
        at = target.startsWith("/") ? "" : at;
        pushAll(left, names(target));
      }
    }
    return top(at);
  }

  private static List<String> names(String path) {
    return List.of(path.split("/", -1)).stream()
        .filter(name -> !name.isEmpty() && !name.equals("."))
        .toList();
  }

  private static void pushAll(Deque<String> left, List<String> names) {
    names.reversed().forEach(left::push);
  }

  private Optional<Path> top(String path) {
    return roots.stream()
        .map(root -> Path.of(root + path))
        .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
        .findFirst();
  }

  /// As [#find], for what there has to be.
  ///
  /// @param what it belongs to, a package of Debian
  /// @throws IOException naming the file and the package
  public Path need(String path, String what) throws IOException {
    return find(path)
        .orElseThrow(() -> new IOException("%s is missing: install %s".formatted(path, what)));
  }
}
