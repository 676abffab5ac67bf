package io.mesocosm.testkit.docker;

import io.mesocosm.base.files.FileTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An image of nothing but Debian's static busybox: our engines need no registry.
public final class Box {
  public static final String IMAGE = "box:1";

  private static final Path BUSYBOX = Path.of("/bin/busybox");
  private static final List<String> NAMES =
      List.of(
          "sh",
          "cat",
          "echo",
          "sleep",
          "touch",
          "env",
          "true",
          "dd",
          "hostname",
          "httpd",
          "wget",
          "ip",
          "mkdir",
          "ls");

  private Box() {}

  static boolean isHere() {
    return Files.exists(BUSYBOX);
  }

  /// Its one layer, a tar file.
  public static byte[] layer() throws IOException, InterruptedException {
    var root = Files.createTempDirectory("box");
    try {
      var bin = Files.createDirectories(root.resolve("bin"));
      Files.copy(BUSYBOX, bin.resolve("busybox"));
      for (var name : NAMES) {
        Files.createSymbolicLink(bin.resolve(name), Path.of("busybox"));
      }
      var tar = new ProcessBuilder("tar", "-C", root.toString(), "-c", ".").start();
      var bytes = new ByteArrayOutputStream();
      tar.getInputStream().transferTo(bytes);
      tar.waitFor();
      return bytes.toByteArray();
    } finally {
      FileTree.remove(root);
    }
  }

  static void load(Dockerd engine) throws IOException, InterruptedException {
    var reply =
        engine.send(
            "POST", "/images/create?fromSrc=-&repo=box&tag=1", "application/x-tar", layer());
    if (!reply.isSuccess()) {
      throw new IOException(reply.text());
    }
  }
}
