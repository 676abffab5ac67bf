package io.mesocosm.meso.outyet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The application without the rest of the program, as its container image runs it: little memory.
///
/// It serves on the port of its original, 8080, and on `PORT0` when the environment has one.
/// Marathon gives an application that has a network of its own and names no ports one mapping, of a
/// host port to the *same* port inside (`containerPort` 0): only who listens at `PORT0` answers
/// there.
public final class Standalone {
  /// The word that makes it serve one page to itself and end, so that Java notes what that needs.
  static final String TRAIN = "train";

  private static final int PORT = 8080;
  private static final String CLUSTER_PORT = "PORT0";

  private Standalone() {}

  /// Ends with the process only.
  public static void main(String[] args) throws IOException, InterruptedException {
    if (List.of(args).contains(TRAIN)) {
      train();
    } else {
      serve(System.getenv(), PORT);
      new CountDownLatch(1).await();
    }
  }

  private static void train() throws IOException {
    try (var outyet = Outyet.start(config(0));
        var socket = new Socket(InetAddress.getLoopbackAddress(), outyet.port())) {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
      socket.getInputStream().transferTo(System.out);
    }
  }

  /// Listens, and says where.
  ///
  /// @param port of the original, 8080
  static Outyet serve(Map<String, String> environment, int port) throws IOException {
    var given = environment.getOrDefault(CLUSTER_PORT, "");
    var first = given.isEmpty() ? port : Integer.parseInt(given);
    var outyet = Outyet.start(config(first));
    System.out.println("outyet serves on port " + outyet.port());
    if (first != port) {
      try {
        outyet.serveAt(port);
        System.out.println("outyet serves on port " + port);
      } catch (IOException taken) {
        // On the host's network it may be somebody else's; the cluster's port is what counts.
        System.out.println("outyet: " + taken.getMessage());
      }
    }
    return outyet;
  }

  private static OutyetConfig config(int port) {
    return new OutyetConfig("", port, OutyetConfig.DEFAULT_VERSION, Duration.ofSeconds(5));
  }
}
