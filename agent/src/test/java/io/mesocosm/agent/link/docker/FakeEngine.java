package io.mesocosm.agent.link.docker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/// Answers on a Unix socket as an engine of API 1.41 would, with what it was told to say.
final class FakeEngine implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

  private final ServerSocketChannel server;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  FakeEngine(Path socket) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    say("GET /version", 200, "{\"ApiVersion\":\"1.41\",\"MinAPIVersion\":\"1.12\"}");
    Thread.ofVirtual().start(this::serve);
  }

  /// @param start of the requests that get this answer
  void say(String start, int status, String body) {
    answers.put(
        start,
        "HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n%s".formatted(status, body.length(), body));
  }

  /// First lines of all requests, in order.
  Queue<String> asked() {
    return asked;
  }

  private void serve() {
    try {
      while (true) {
        var one = server.accept();
        Thread.ofVirtual().start(() -> answer(one));
      }
    } catch (ClosedChannelException closed) {
      // The test is over.
    } catch (IOException failure) {
      asked.add(failure.toString());
    }
  }

  private void answer(SocketChannel connection) {
    try (connection) {
      var in = Channels.newInputStream(connection);
      var head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.read());
      }
      var length = LENGTH.matcher(head);
      if (length.find()) {
        in.readNBytes(Integer.parseInt(length.group(1)));
      }
      var line = head.substring(0, head.indexOf(" HTTP"));
      asked.add(line);
      var answer =
          answers.entrySet().stream()
              .filter(one -> line.startsWith(one.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse("HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n");
      connection.write(ByteBuffer.wrap(answer.getBytes(ISO_8859_1)));
    } catch (IOException failure) {
      asked.add(failure.toString());
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
