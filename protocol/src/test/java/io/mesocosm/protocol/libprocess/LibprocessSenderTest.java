package io.mesocosm.protocol.libprocess;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LibprocessSenderTest {
  private static final Pid ME = new Pid("me", "127.0.0.1", 1);

  private final BlockingQueue<Pid> exited = new LinkedBlockingQueue<>();
  private final LibprocessSender sender =
      new LibprocessSender(new LibprocessSender.Config(1000, Duration.ofSeconds(5)), exited::add);
  private ServerSocket server = unbound();

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    sender.close();
    server.close();
  }

  @Test
  void keepsOrderOnOneConnection() throws Exception {
    for (int i = 0; i < 500; i++) {
      assertThat(sender.send(message("n" + i))).isTrue();
    }
    try (Socket peer = server.accept()) {
      var lines = lines(peer);
      for (int i = 0; i < 500; i++) {
        assertThat(nextPath(lines)).isEqualTo("/other/n" + i);
      }
    }
  }

  @Test
  void tellsOfTheBreakOnceAndConnectsAnew() throws Exception {
    sender.link(other());
    sender.send(message("first"));
    try (Socket peer = server.accept()) {
      assertThat(nextPath(lines(peer))).isEqualTo("/other/first");
      assertThat(exited).isEmpty();
    }
    assertThat(exited.poll(10, TimeUnit.SECONDS)).isEqualTo(other());
    sender.send(message("second"));
    try (Socket peer = server.accept()) {
      assertThat(nextPath(lines(peer))).isEqualTo("/other/second");
    }
    assertThat(exited).isEmpty();
  }

  @Test
  void tellsThatAPeerCannotBeReached() throws Exception {
    var gone = other();
    server.close();
    sender.send(message("lost"));
    sender.link(gone);
    assertThat(exited.poll(10, TimeUnit.SECONDS)).isEqualTo(gone);
    assertThat(sender.lost()).isEqualTo(1);
  }

  @Test
  void refusesWhenClosed() {
    sender.close();
    assertThat(sender.send(message("late"))).isFalse();
    assertThat(sender.link(other())).isFalse();
    assertThat(sender.lost()).isEqualTo(1);
  }

  private Pid other() {
    return new Pid("other", "127.0.0.1", server.getLocalPort());
  }

  private Envelope message(String name) {
    return new Envelope(ME, other(), name, ByteString.EMPTY);
  }

  private static BufferedReader lines(Socket peer) throws IOException {
    return new BufferedReader(
        new InputStreamReader(peer.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  /// The path of the next request; its headers are read over.
  private static String nextPath(BufferedReader lines) throws IOException {
    var path = lines.readLine().split(" ", -1)[1];
    while (!lines.readLine().isEmpty()) {
      // headers
    }
    return path;
  }

  private static ServerSocket unbound() {
    try {
      return new ServerSocket();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
