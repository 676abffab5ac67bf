package io.mesocosm.meso.outyet;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.httpclient.HttpClient;
import io.mesocosm.base.httpclient.HttpClient.Call;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StandaloneTest {
  private static int free() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String get(int port, String path) throws Exception {
    try (var http = new HttpClient()) {
      return http.send(Call.get(URI.create("http://127.0.0.1:" + port + path))).text();
    }
  }

  @Test
  void answersAtItsOwnPortAndAtTheClusters() throws Exception {
    var own = free();
    try (var outyet = Standalone.serve(Map.of("PORT0", "0"), own)) {
      assertThat(outyet.port()).isNotEqualTo(own);
      assertThat(get(own, "/")).contains("YES!").isEqualTo(get(outyet.port(), "/"));
      assertThat(get(own, "/debug/vars")).contains("\"hitCount\":2");
    }
  }

  @Test
  void needsNoClustersPort() throws Exception {
    var own = free();
    try (var outyet = Standalone.serve(Map.of(), own)) {
      assertThat(outyet.port()).isEqualTo(own);
    }
  }

  /// On the host's network.
  @Test
  void itsOwnPortMayBeTaken() throws Exception {
    try (var taken = new ServerSocket(0);
        var outyet = Standalone.serve(Map.of("PORT0", "0"), taken.getLocalPort())) {
      assertThat(get(outyet.port(), "/")).contains("YES!");
    }
  }
}
