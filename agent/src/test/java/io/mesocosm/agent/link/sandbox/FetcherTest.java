package io.mesocosm.agent.link.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.agent.model.runs.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is fetched, from where, and under which name.
@Timeout(100)
class FetcherTest {
  @TempDir private Path folder;
  private Path sandbox;
  private Downloads downloads;
  private Fetcher fetcher;

  @BeforeEach
  void open() throws IOException {
    sandbox = Files.createDirectories(folder.resolve("sandbox"));
    downloads = new Downloads(Duration.ofSeconds(5));
    fetcher = new Fetcher(downloads, new FetcherCache(folder.resolve("cache"), 100));
  }

  @AfterEach
  void close() {
    downloads.close();
  }

  private static Command.Uri uri(String value) {
    return new Command.Uri(value, false, true, false, "");
  }

  private Path source(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /// One answer to one request.
  private static String serve(String answer) throws IOException {
    var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(() -> {
      try (server;
          var client = server.accept()) {
        readHead(client.getInputStream());
        client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    });
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  private static void readHead(InputStream in) throws IOException {
    var seen = new StringBuilder();
    while (seen.indexOf("\r\n\r\n") < 0) {
      seen.append((char) in.read());
    }
  }

  @Test
  void copiesFilesByPathAndByUrl() throws Exception {
    fetcher.fetch(uri(source("a.txt", "a").toString()), sandbox, "");
    fetcher.fetch(uri("file://" + source("b.txt", "b")), sandbox, "");
    assertThat(sandbox.resolve("a.txt")).hasContent("a");
    assertThat(sandbox.resolve("b.txt")).hasContent("b");
  }

  @Test
  void downloads() throws Exception {
    var url = serve("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
    fetcher.fetch(uri(url + "/some/file.bin?x=1#y"), sandbox, "");
    assertThat(sandbox.resolve("file.bin")).hasContent("hello");
  }

  @Test
  void tellsWhatTheServerAnswered() throws Exception {
    var url = serve("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    assertThatThrownBy(() -> fetcher.fetch(uri(url + "/x"), sandbox, ""))
        .hasMessageContaining("404");
  }

  @Test
  void refusesAddressesThatAreNone() {
    for (var address :
        List.of("http:///x", "http:x", "http://a b/x", "http://[/x", "file:///a\0")) {
      assertThatThrownBy(() -> fetcher.fetch(uri(address), sandbox, ""))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void tellsWhoCouldNotBeReached() throws Exception {
    int port;
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    assertThatThrownBy(() -> fetcher.fetch(uri("http://127.0.0.1:" + port + "/x"), sandbox, ""))
        .hasMessage("no connection to 127.0.0.1:" + port);
  }

  @Test
  void givesUpAServerThatStopsInTheMiddle() throws Exception {
    var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    var held = new ArrayBlockingQueue<Socket>(1);
    try (server;
        var impatient = new Downloads(Duration.ofMillis(200))) {
      Thread.startVirtualThread(() -> {
        try {
          var client = server.accept();
          held.add(client);
          readHead(client.getInputStream());
          client
              .getOutputStream()
              .write(
                  "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe"
                      .getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
          throw new UncheckedIOException(broken);
        }
      });
      var stalling = new Fetcher(impatient, new FetcherCache(folder.resolve("c"), 1));
      var url = "http://127.0.0.1:" + server.getLocalPort() + "/x";
      assertThatThrownBy(() -> stalling.fetch(uri(url), sandbox, ""))
          .hasMessageContaining("no data");
      held.take().close();
    }
  }

  @Test
  void unpacksArchivesUnlessTold() throws Exception {
    source("in.txt", "inside");
    var tar = folder.resolve("x.tar.gz");
    new ProcessBuilder("tar", "-C", folder.toString(), "-czf", tar.toString(), "in.txt")
        .start()
        .waitFor();
    fetcher.fetch(new Command.Uri(tar.toString(), false, false, false, ""), sandbox, "");
    assertThat(sandbox.resolve("in.txt")).doesNotExist();
    fetcher.fetch(uri(tar.toString()), sandbox, "");
    assertThat(sandbox.resolve("in.txt")).hasContent("inside");
    assertThat(sandbox.resolve("x.tar.gz")).exists();
  }

  @Test
  void unpacksZipAndGzip() throws Exception {
    var zip = folder.resolve("x.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("d/in.txt"));
      out.write('z');
    }
    var gz = folder.resolve("y.txt.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(gz))) {
      out.write('g');
    }
    fetcher.fetch(uri(zip.toString()), sandbox, "");
    fetcher.fetch(uri(gz.toString()), sandbox, "");
    assertThat(sandbox.resolve("d/in.txt")).hasContent("z");
    assertThat(sandbox.resolve("y.txt")).hasContent("g");
  }

  @Test
  void makesExecutablesExecutableAndKeepsThemWhole() throws Exception {
    var uri = new Command.Uri(source("x.zip", "no zip").toString(), true, true, false, "bin/x");
    fetcher.fetch(uri, sandbox, "");
    assertThat(sandbox.resolve("bin/x")).isExecutable().hasContent("no zip");
  }

  @Test
  void nothingLeavesTheSandbox() throws Exception {
    var source = source("a", "a").toString();
    for (String name : new String[] {"../a", "/tmp/a", "x/../../a"}) {
      assertThatThrownBy(
              () -> fetcher.fetch(new Command.Uri(source, false, true, false, name), sandbox, ""))
          .hasMessageContaining("relative");
    }
  }

  @Test
  void knowsWhatItCannotFetch() {
    assertThatThrownBy(() -> fetcher.fetch(uri("hdfs://x/y"), sandbox, ""))
        .hasMessageContaining("'hdfs'");
    assertThatThrownBy(() -> fetcher.fetch(uri("relative/path"), sandbox, ""))
        .hasMessageContaining("'/'");
  }

  @Test
  void bringsACachedFileOnce() throws Exception {
    var source = source("a.txt", "first");
    var cached = new Command.Uri(source.toString(), false, true, true, "");
    fetcher.fetch(cached, sandbox, "me");
    Files.writeString(source, "second");
    fetcher.fetch(cached, sandbox, "me");
    assertThat(sandbox.resolve("a.txt")).hasContent("first");
    fetcher.fetch(cached, sandbox, "you");
    assertThat(sandbox.resolve("a.txt")).hasContent("second");
  }

  @Test
  void forgetsTheOldestWhenTheCacheIsFull() throws Exception {
    var cache = new FetcherCache(folder.resolve("small"), 10);
    var old = new ArrayList<Path>();
    cache.lend("", "old", FetcherTest::fill, old::add);
    cache.lend("", "new", FetcherTest::fill, _ -> {});
    assertThat(old.getFirst()).doesNotExist();
    assertThat(cache.usedBytes()).isEqualTo(6);
  }

  private static void fill(Path file) throws IOException {
    Files.writeString(file, "123456");
  }

  @Test
  void takesNothingAwayFromWhoeverReadsIt() throws Exception {
    var cache = new FetcherCache(folder.resolve("small"), 10);
    cache.lend(
        "",
        "old",
        FetcherTest::fill,
        old -> {
          try {
            cache.lend("", "new", FetcherTest::fill, _ -> {});
          } catch (InterruptedException never) {
            throw new AssertionError(never);
          }
          assertThat(old).hasContent("123456");
        });
    assertThat(cache.usedBytes()).isEqualTo(6);
  }

  @Test
  void agentsOfAMachineDoNotShareFiles() throws Exception {
    var shared = folder.resolve("shared");
    var one = FetcherCache.of(shared, folder.resolve("one"), 100);
    var other = FetcherCache.of(shared, folder.resolve("other"), 100);
    one.lend(
        "",
        "it",
        file -> Files.writeString(file, "of one"),
        file -> {
          try {
            other.lend("", "it", mine -> Files.writeString(mine, "of the other"), _ -> {});
          } catch (InterruptedException never) {
            throw new AssertionError(never);
          }
          assertThat(file).hasContent("of one");
        });
  }

  @Test
  void whatAnEarlierProcessLeftIsGone() throws Exception {
    var left = new ArrayList<Path>();
    new FetcherCache(folder.resolve("small"), 10).lend("", "old", FetcherTest::fill, left::add);
    new FetcherCache(folder.resolve("small"), 10).lend("", "new", FetcherTest::fill, _ -> {});
    assertThat(left.getFirst()).doesNotExist();
  }
}
