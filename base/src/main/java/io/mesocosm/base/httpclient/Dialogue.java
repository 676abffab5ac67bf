package io.mesocosm.base.httpclient;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.mesocosm.base.httpclient.HttpClient.Call;
import io.mesocosm.base.httpclient.HttpClient.StreamReply;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// One question and its answer over a connection of their own.
final class Dialogue {
  private Dialogue() {}

  /// What is said while the time runs.
  interface Talk<T> {
    T run() throws IOException;
  }

  /// A connection knows no deadline: somebody closes it when the time has come.
  ///
  /// @param where for messages
  static <T> T timed(Call call, Closeable connection, String where, Talk<T> talk)
      throws IOException, InterruptedException {
    var late = new AtomicBoolean();
    var guard =
        Thread.ofVirtual()
            .name("deadline")
            .start(() -> closeAfter(call.patience(), connection, late));
    try {
      return talk.run();
    } catch (ClosedByInterruptException interrupted) {
      throw stopped(call, interrupted);
    } catch (IOException failure) {
      if (Thread.currentThread().isInterrupted()) {
        throw stopped(call, failure);
      }
      throw trouble(call, where, late.get(), failure);
    } finally {
      guard.interrupt();
    }
  }

  private static InterruptedException stopped(Call call, IOException broken) {
    Thread.interrupted();
    var stop = new InterruptedException("%s %s".formatted(call.method(), call.uri()));
    stop.initCause(broken);
    return stop;
  }

  private static void closeAfter(Duration patience, Closeable connection, AtomicBoolean late) {
    try {
      Thread.sleep(patience);
      late.set(true);
      connection.close();
    } catch (InterruptedException inTime) {
      Thread.currentThread().interrupt();
    } catch (IOException failure) {
      System.getLogger(Dialogue.class.getName())
          .log(System.Logger.Level.WARNING, "socket_not_closed", failure);
    }
  }

  private static IOException trouble(Call call, String where, boolean late, IOException failure) {
    var what = "%s %s on %s: ".formatted(call.method(), call.uri().getPath(), where);
    if (late) {
      return new HttpTimeoutException(what + "no answer within " + call.patience());
    }
    return failure instanceof UnreachableException
        ? new UnreachableException(what + failure.getMessage(), failure)
        : new IOException(what + failure.getMessage(), failure);
  }

  /// @return the head of the answer, and its body to come
  static StreamReply exchange(Call call, InputStream from, OutputStream to) throws IOException {
    to.write(head(call));
    if (call.body().length > 0) {
      to.write(call.body());
    }
    to.flush();
    var in = new BufferedInputStream(from);
    var head = ReplyHead.read(in);
    while (head.isProvisional()) {
      head = ReplyHead.read(in);
    }
    return new StreamReply(head.status(), head.headers(), body(call, head, in));
  }

  private static byte[] head(Call call) {
    var uri = call.uri();
    var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    var query = uri.getRawQuery();
    var head = new StringBuilder();
    head.append(call.method()).append(' ').append(path);
    if (query != null) {
      head.append('?').append(query);
    }
    head.append(" HTTP/1.1\r\nHost: ").append(uri.getRawAuthority()).append("\r\n");
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
}
