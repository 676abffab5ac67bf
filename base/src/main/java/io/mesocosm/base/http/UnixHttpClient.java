package io.mesocosm.base.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.mesocosm.base.http.HttpClient.Call;
import io.mesocosm.base.http.HttpClient.Reply;
import io.mesocosm.base.http.HttpClient.StreamReply;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// Asks a server that listens on a Unix socket, HTTP/1.1, with a deadline on each call: what
/// [HttpClient] is for addresses, which the JDK's own client cannot be for sockets of files. Safe
/// for many threads; blocks the one that calls, which is a virtual one.
///
/// Each call has a connection of its own. The host of a call's address is sent and not looked up.
public final class UnixHttpClient {
  private final Path socket;

  public UnixHttpClient(Path socket) {
    this.socket = socket;
  }

  /// @throws HttpTimeoutException when the patience of the call ran out
  /// @throws UnreachableException when nobody listens on the socket
  /// @throws IOException when the connection breaks; the other side may have acted all the same
  public Reply send(Call call) throws IOException, InterruptedException {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return timed(
          call,
          channel,
          () -> {
            var reply = exchange(call, channel);
            return new Reply(reply.status(), reply.headers(), reply.body().readAllBytes());
          });
    }
  }

  /// Asks for something that does not end soon: returns with the head of the answer. After a head
  /// of 101 the body is whatever the other side says until it hangs up.
  ///
  /// @throws HttpTimeoutException when no head came within the patience of the call
  public StreamReply open(Call call) throws IOException, InterruptedException {
    var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      return timed(call, channel, () -> exchange(call, channel));
    } catch (IOException | InterruptedException failure) {
      channel.close();
      throw failure;
    }
  }

  private interface Talk<T> {
    T run() throws IOException;
  }

  /// A channel knows no deadline: somebody closes it when the time has come.
  private <T> T timed(Call call, SocketChannel channel, Talk<T> talk)
      throws IOException, InterruptedException {
    var late = new AtomicBoolean();
    var guard =
        Thread.ofVirtual().name("deadline").start(() -> closeAfter(call.patience(), channel, late));
    try {
      return talk.run();
    } catch (ClosedByInterruptException interrupted) {
      Thread.interrupted();
      var stop = new InterruptedException("%s %s".formatted(call.method(), call.uri()));
      stop.initCause(interrupted);
      throw stop;
    } catch (IOException failure) {
      throw trouble(call, late.get(), failure);
    } finally {
      guard.interrupt();
    }
  }

  private static void closeAfter(Duration patience, SocketChannel channel, AtomicBoolean late) {
    try {
      Thread.sleep(patience);
      late.set(true);
      channel.close();
    } catch (InterruptedException inTime) {
      Thread.currentThread().interrupt();
    } catch (IOException failure) {
      System.getLogger(UnixHttpClient.class.getName())
          .log(System.Logger.Level.WARNING, "socket_not_closed", failure);
    }
  }

  private IOException trouble(Call call, boolean late, IOException failure) {
    var what = "%s %s on %s: ".formatted(call.method(), call.uri().getPath(), socket);
    if (late) {
      return new HttpTimeoutException(what + "no answer within " + call.patience());
    }
    return failure instanceof UnreachableException
        ? new UnreachableException(what + failure.getMessage(), failure)
        : new IOException(what + failure.getMessage(), failure);
  }

  private StreamReply exchange(Call call, SocketChannel channel) throws IOException {
    connect(channel);
    write(channel, head(call));
    write(channel, call.body());
    var in = new BufferedInputStream(Channels.newInputStream(channel));
    var head = ReplyHead.read(in);
    while (head.isProvisional()) {
      head = ReplyHead.read(in);
    }
    return new StreamReply(head.status(), head.headers(), body(call, head, in));
  }

  private void connect(SocketChannel channel) throws IOException {
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (ClosedByInterruptException interrupted) {
      throw interrupted;
    } catch (IOException refused) {
      throw new UnreachableException(String.valueOf(refused.getMessage()), refused);
    }
  }

  private static byte[] head(Call call) {
    var uri = call.uri();
    var query = uri.getRawQuery();
    var target = query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
    var head = new StringBuilder();
    head.append(call.method()).append(' ').append(target).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(uri.getHost()).append("\r\n");
    call.headers()
        .fields()
        .forEach(
            field -> head.append(field.name()).append(": ").append(field.value()).append("\r\n"));
    if (!call.headers().has("Connection")) {
      head.append("Connection: close\r\n");
    }
    if (call.body().length > 0 || !call.method().equals("GET")) {
      head.append("Content-Length: ").append(call.body().length).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(ISO_8859_1);
  }

  private static void write(SocketChannel channel, byte[] bytes) throws IOException {
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static InputStream body(Call call, ReplyHead head, InputStream in) throws IOException {
    if (call.method().equals("HEAD") || head.hasNoBody()) {
      in.close();
      return InputStream.nullInputStream();
    }
    if (head.headers().lists("Transfer-Encoding", "chunked")) {
      return new ChunkedInput(in);
    }
    var length = head.length();
    return length.isPresent() ? new SizedInput(in, length.getAsLong()) : in;
  }

  /// The next line without its end.
  static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the other side hung up in the middle of an answer");
      }
      if (line.size() > ReplyHead.LONGEST_LINE) {
        throw new IOException("a line of the answer's head is too long");
      }
      line.write(next);
    }
    var text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
