package io.mesocosm.meso.machines;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Which of several servers is asked, when each of them hands on what another has to answer: one
/// whose machine is dead must not be the one.
final class Reachable {
  private static final int CONNECT_MS = 1000;

  private Reachable() {}

  /// The first of these that somebody listens at; where nobody does, the first: the caller then
  /// meets its silence.
  ///
  /// @param urls with a port each
  static Optional<String> first(List<String> urls) {
    // Who is alone need not be asked twice.
    return urls.size() < 2
        ? urls.stream().findFirst()
        : urls.stream().filter(Reachable::listens).findFirst().or(() -> urls.stream().findFirst());
  }

  private static boolean listens(String url) {
    var uri = URI.create(url);
    return listens(uri.getHost(), uri.getPort());
  }

  static boolean listens(String host, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }
}
