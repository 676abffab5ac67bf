package io.mesocosm.base.httpserver;

import io.mesocosm.base.http.Headers;
import io.mesocosm.base.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;

/// Writes heads and bodies of answers by RFC 9112.
final class ResponseWriter {
  /// Fields that say how bytes are sent, which is not for handlers to say.
  private static final List<String> OURS =
      List.of("Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive");

  private static final int COPIED = 64 << 10;

  private final Outgoing out;

  ResponseWriter(Outgoing out) {
    this.out = out;
  }

  /// How the end of a body is known.
  sealed interface Framing {
    record Length(long bytes) implements Framing {}

    record Chunks() implements Framing {}

    /// The connection ends with it, or there is none.
    record Unsaid() implements Framing {}
  }

  void head(Response response, Framing framing, boolean keepAlive, boolean isOld)
      throws IOException {
    out.text("HTTP/1.1 ").text(Reasons.line(response.status())).text("\r\n");
    for (var field : response.headers().fields()) {
      if (!isOurs(field)) {
        out.text(field.name()).text(": ").text(field.value()).text("\r\n");
      }
    }
    if (!response.headers().has("Date")) {
      out.text("Date: ").text(HttpDate.now()).text("\r\n");
    }
    switch (framing) {
      case Framing.Length(var bytes) ->
          out.text("Content-Length: ").text(Long.toString(bytes)).text("\r\n");
      case Framing.Chunks _ -> out.text("Transfer-Encoding: chunked\r\n");
      case Framing.Unsaid _ -> {}
    }
    if (!keepAlive) {
      out.text("Connection: close\r\n");
    } else if (isOld) {
      out.text("Connection: keep-alive\r\n");
    }
    out.text("\r\n");
  }

  private static boolean isOurs(Headers.Field field) {
    for (var name : OURS) {
      if (field.is(name)) {
        return true;
      }
    }
    return false;
  }

  void whole(Response.Whole whole, boolean isHead, boolean keepAlive, boolean isOld)
      throws IOException {
    boolean bodiless = whole.status() == 204 || whole.status() == 304;
    head(
        whole,
        bodiless ? new Framing.Unsaid() : new Framing.Length(whole.body().length),
        keepAlive,
        isOld);
    if (!isHead && !bodiless) {
      out.bytes(whole.body());
    }
  }

  /// A file that has vanished since the handler looked is answered with 404.
  void file(Response.FileBody body, boolean isHead, boolean keepAlive, boolean isOld)
      throws IOException {
    try (var file = Files.newInputStream(body.file())) {
      file.skipNBytes(body.offset());
      head(body, new Framing.Length(body.length()), keepAlive, isOld);
      if (!isHead) {
        copy(file, body);
      }
    } catch (NoSuchFileException vanished) {
      whole(Response.text(404, "No such file\n"), isHead, keepAlive, isOld);
    }
  }

  private void copy(InputStream file, Response.FileBody body) throws IOException {
    var part = new byte[(int) Math.min(COPIED, body.length())];
    for (long left = body.length(); left > 0; ) {
      int count = file.read(part, 0, (int) Math.min(part.length, left));
      if (count < 0) {
        throw new IOException(body.file() + " is shorter than it was");
      }
      out.bytes(part, count);
      left -= count;
    }
  }
}
