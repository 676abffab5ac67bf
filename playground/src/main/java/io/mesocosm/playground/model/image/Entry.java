package io.mesocosm.playground.model.image;

import io.mesocosm.base.Check;
import java.nio.file.Path;

/// One thing in a layer. Everything belongs to root.
public sealed interface Entry {
  /// A plain file's permissions.
  int FILE = 0644;

  /// A program's or folder's.
  int PROGRAM = 0755;

  /// Where it lies, without a leading slash: `usr/bin/curl`.
  String path();

  record Folder(String path, int mode) implements Entry {
    public Folder {
      check(path);
    }
  }

  /// A file whose content is known.
  record Text(String path, String content) implements Entry {
    public Text {
      check(path);
    }
  }

  /// A file of this host.
  ///
  /// @param size in bytes
  /// @param modified in seconds since 1970: Java checks the times of what a start cache was made of
  record Copy(String path, int mode, Path source, long size, long modified) implements Entry {
    public Copy {
      check(path);
    }
  }

  /// A symbolic link.
  ///
  /// @param target relative or absolute within the image
  record Link(String path, String target) implements Entry {
    public Link {
      check(path);
      Check.that(!target.isEmpty(), "target", target, "not empty");
    }
  }

  private static void check(String path) {
    Check.that(
        !path.isEmpty() && !path.startsWith("/") && !path.endsWith("/"),
        "path",
        path,
        "a path without slash at its ends");
  }
}
