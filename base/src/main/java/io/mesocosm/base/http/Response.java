package io.mesocosm.base.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import java.nio.file.Path;

/// What we answer.
///
/// Lengths, `Date` and chunks are the engine's business. A response that carries an `ETag` becomes
/// 304 when the client has it already; a whole body of 1 KiB and more is packed when the client
/// takes gzip. A body that the handler packed itself says so with `Content-Encoding: gzip`, and is
/// unpacked for clients that do not take it.
public sealed interface Response {
  int status();

  Headers headers();

  /// This with exactly one field of that name.
  Response withHeader(String name, String value);

  /// Everything at once.
  ///
  /// @param body not to be changed afterwards; the same bytes may serve many clients
  @SuppressWarnings("ArrayRecordComponent") // bodies are shared, never copied, compared or changed
  record Whole(int status, Headers headers, byte[] body) implements Response {
    @Override
    public Whole withHeader(String name, String value) {
      return new Whole(status, headers.with(name, value), body);
    }

    /// The body as text.
    public String text() {
      return new String(body, UTF_8);
    }
  }

  /// The rest comes record by record, for as long as both sides want it.
  record Streaming(int status, Headers headers, EventStream stream) implements Response {
    @Override
    public Streaming withHeader(String name, String value) {
      return new Streaming(status, headers.with(name, value), stream);
    }
  }

  /// `length` bytes of a file from `offset` on, copied as they are sent.
  record FileBody(int status, Headers headers, Path file, long offset, long length)
      implements Response {
    @Override
    public FileBody withHeader(String name, String value) {
      return new FileBody(status, headers.with(name, value), file, offset, length);
    }
  }

  /// A status and nothing else.
  static Whole of(int status) {
    return new Whole(status, Headers.NONE, new byte[0]);
  }

  static Whole of(int status, String contentType, byte[] body) {
    return new Whole(status, Headers.of("Content-Type", contentType), body);
  }

  /// @param ready one JSON value
  static Whole json(int status, byte[] ready) {
    return of(status, MediaKinds.JSON, ready);
  }

  static Whole json(int status, Json body) {
    return json(status, JsonText.compact(body));
  }

  static Whole text(int status, String body) {
    return of(status, "text/plain; charset=utf-8", body.getBytes(UTF_8));
  }

  static Whole html(int status, String body) {
    return of(status, "text/html; charset=utf-8", body.getBytes(UTF_8));
  }

  static Whole redirect(int status, String location) {
    return of(status).withHeader("Location", location);
  }

  static Whole noContent() {
    return of(204);
  }
}
