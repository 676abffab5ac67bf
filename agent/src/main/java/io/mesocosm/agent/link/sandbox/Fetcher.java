package io.mesocosm.agent.link.sandbox;

import io.mesocosm.agent.model.runs.Command;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/// Brings files into sandboxes (Mesos 1.11 documentation, "Fetcher"): from paths, `file://`,
/// `http://` and `https://`; unpacks archives; keeps what is to be kept for the next task.
public final class Fetcher {
  private final Downloads downloads;
  private final FetcherCache cache;
  private final LongAdder fetched = new LongAdder();
  private final LongAdder notFetched = new LongAdder();

  public Fetcher(Downloads downloads, FetcherCache cache) {
    this.downloads = downloads;
    this.cache = cache;
  }

  /// Tasks that got all their files.
  public long fetched() {
    return fetched.sum();
  }

  /// Tasks that did not.
  public long notFetched() {
    return notFetched.sum();
  }

  /// Whoever fetches for a task says how it ended.
  void count(boolean all) {
    (all ? fetched : notFetched).increment();
  }

  void fetch(Command.Uri uri, Path sandbox, String user) throws IOException, InterruptedException {
    if (uri.value().indexOf('\0') >= 0 || uri.outputFile().indexOf('\0') >= 0) {
      throw new IOException("it holds a zero byte");
    }
    var target = target(uri, sandbox);
    Files.createDirectories(target.getParent() == null ? sandbox : target.getParent());
    if (uri.cache()) {
      cache.lend(
          user,
          uri.value(),
          file -> bring(uri.value(), file),
          kept -> Files.copy(kept, target, StandardCopyOption.REPLACE_EXISTING));
    } else {
      bring(uri.value(), target);
    }
    if (uri.executable()) {
      makeExecutable(target);
    } else if (uri.extract()) {
      Archives.unpack(target, target.getParent() == null ? sandbox : target.getParent());
    }
  }

  private static Path target(Command.Uri uri, Path sandbox) throws IOException {
    var name = uri.outputFile().isEmpty() ? lastPart(uri.value()) : uri.outputFile();
    var target = sandbox.resolve(name).normalize();
    if (name.isEmpty() || name.startsWith("/") || !target.startsWith(sandbox)) {
      throw new IOException("its name in the sandbox, '%s', must be relative".formatted(name));
    }
    return target;
  }

  private static String lastPart(String uri) {
    var path = uri.contains("://") ? withoutQuery(uri) : uri;
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String withoutQuery(String uri) {
    int end = uri.length();
    for (char mark : new char[] {'?', '#'}) {
      int at = uri.indexOf(mark);
      end = at < 0 ? end : Math.min(end, at);
    }
    return uri.substring(0, end);
  }

  private void bring(String uri, Path target) throws IOException, InterruptedException {
    int colon = uri.indexOf("://");
    var scheme = colon < 0 ? "" : uri.substring(0, colon).toLowerCase(Locale.ROOT);
    switch (scheme) {
      case "" -> copy(uri, target);
      case "file" -> copy(uri.substring(colon + 3), target);
      case "http", "https" -> downloads.get(address(uri), target);
      default ->
          throw new IOException(
              "scheme '%s'; allowed are paths, file, http and https".formatted(scheme));
    }
  }

  private static URI address(String uri) throws IOException {
    try {
      var address = new URI(uri.replace(" ", "%20"));
      if (address.getHost() == null) {
        throw new IOException("it names no host");
      }
      return address;
    } catch (URISyntaxException broken) {
      throw new IOException("it is no address: " + broken.getMessage(), broken);
    }
  }

  private static void copy(String path, Path target) throws IOException {
    if (!path.startsWith("/")) {
      throw new IOException("a path must begin with '/'");
    }
    var source = Path.of(path);
    if (!Files.isRegularFile(source)) {
      throw new IOException(
          Files.exists(source) ? "it is no regular file" : "there is no such file");
    }
    Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void makeExecutable(Path file) throws IOException {
    var rights = Files.getPosixFilePermissions(file);
    rights.addAll(
        Set.of(
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_EXECUTE));
    Files.setPosixFilePermissions(file, rights);
  }
}
