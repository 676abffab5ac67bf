package io.mesocosm.meso.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReachableTest {
  @Test
  void passesOverWhoDoesNotListen() throws IOException {
    try (var alive = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var urls = List.of(url(silent()), url(alive.getLocalPort()));
      assertThat(Reachable.first(urls)).contains(urls.getLast());
    }
  }

  @Test
  void namesTheFirstWhereNobodyListens() throws IOException {
    var urls = List.of(url(silent()), url(silent()));
    assertThat(Reachable.first(urls)).contains(urls.getFirst());
    assertThat(Reachable.first(List.of())).isEmpty();
  }

  // Nobody listens at a port that was given back a moment ago.
  private static int silent() throws IOException {
    try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return gone.getLocalPort();
    }
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + port;
  }
}
