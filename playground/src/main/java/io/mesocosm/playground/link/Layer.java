package io.mesocosm.playground.link;

import io.mesocosm.base.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The files that every machine has beyond the host's own: packages, the user `vagrant`, which
/// services start. Made once for a host as it is, and again when its packages have changed; each
/// playground has it linked, so that its machines do not need the cache.
final class Layer {
  private static final Path PACKAGES = Path.of("/var/lib/dpkg/status");
  private static final String SCRIPT = "layer.sh";
  private static final int KEY_DIGITS = 16;

  private final Folder folder;
  private final Cache cache;

  Layer(Folder folder, Cache cache) {
    this.folder = folder;
    this.cache = cache;
  }

  /// Where it lies once it [exists][#exists].
  Path path() throws IOException {
    return folder.layer(key());
  }

  boolean exists() throws IOException {
    return Files.isDirectory(path());
  }

  private String key() throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(Folder.content(SCRIPT));
      if (Files.exists(PACKAGES)) {
        digest.update(Files.readAllBytes(PACKAGES));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_DIGITS);
    } catch (NoSuchAlgorithmException missing) {
      throw new Fault("every Java has SHA-256", missing);
    }
  }

  /// Makes it, unless the cache has it; then installs packages, which need the network unless they
  /// are in the cache.
  void make() throws IOException, InterruptedException {
    cache.create();
    Tool.run(
        "unshare",
        "--mount",
        "sh",
        folder.script(SCRIPT).toString(),
        cache.path().toString(),
        key(),
        path().toString());
  }
}
