package io.mesocosm.base.httpserver;

import io.mesocosm.base.http.Headers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Reads the body of a request: of a length, in chunks, packed or not, and never more than allowed.
final class BodyReader {
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
  private static final Pattern CHUNK = Pattern.compile("([0-9a-fA-F]{1,15})\\s*(;.*)?");
  private static final int STEP = 64 << 10;
  private static final int MAX_LINE = 8 << 10;
  private static final byte[] NOTHING = {};

  private final Incoming in;
  private final Outgoing out;
  private final long most;

  BodyReader(Incoming in, Outgoing out, long most) {
    this.in = in;
    this.out = out;
    this.most = most;
  }

  byte[] read(Headers headers, boolean isOld) throws IOException, RejectedRequestException {
    var raw = framed(headers, isOld);
    var encoding = headers.first("Content-Encoding").orElse("identity").toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "identity" -> raw;
      case "gzip", "x-gzip" -> unpacked(raw);
      default -> throw new RejectedRequestException(415, "Bodies are plain or gzip");
    };
  }

  private byte[] framed(Headers headers, boolean isOld)
      throws IOException, RejectedRequestException {
    var lengths = headers.all("Content-Length").stream().distinct().toList();
    var encodings = headers.all("Transfer-Encoding");
    if (!encodings.isEmpty()) {
      if (isOld || !lengths.isEmpty()) {
        throw bad("Transfer-Encoding stands beside Content-Length or HTTP/1.0");
      }
      if (encodings.size() > 1 || !encodings.getFirst().equalsIgnoreCase("chunked")) {
        throw new RejectedRequestException(501, "The only transfer coding is chunked");
      }
      inviteBody(headers);
      return chunked();
    }
    long length = length(lengths);
    if (length > most) {
      throw tooLarge();
    }
    if (length == 0) {
      return NOTHING;
    }
    inviteBody(headers);
    return sized((int) length);
  }

  private static long length(List<String> lengths) throws RejectedRequestException {
    if (lengths.isEmpty()) {
      return 0;
    }
    if (lengths.size() > 1 || !LENGTH.matcher(lengths.getFirst()).matches()) {
      throw bad("Content-Length is not one number");
    }
    return Long.parseLong(lengths.getFirst());
  }

  /// Some clients, curl among them, ask before they send a large body.
  private void inviteBody(Headers headers) throws IOException {
    if (headers.lists("Expect", "100-continue")) {
      out.text("HTTP/1.1 100 Continue\r\n\r\n").flush();
    }
  }

  /// Memory grows with what has come, not with what was announced.
  private byte[] sized(int length) throws IOException, RejectedRequestException {
    var body = new byte[Math.min(length, STEP)];
    int got = 0;
    while (got < length) {
      if (got == body.length) {
        body = Arrays.copyOf(body, (int) Math.min(length, body.length * 2L));
      }
      in.bytes(body, got, body.length - got);
      got = body.length;
    }
    return body;
  }

  private byte[] chunked() throws IOException, RejectedRequestException {
    var body = NOTHING;
    int got = 0;
    for (long size = chunkSize(); size > 0; size = chunkSize()) {
      if (got + size > most) {
        throw tooLarge();
      }
      if (got + size > body.length) {
        body = Arrays.copyOf(body, (int) Math.max(got + size, Math.min(most, body.length * 2L)));
      }
      in.bytes(body, got, (int) size);
      got += (int) size;
      if (!in.line(MAX_LINE).isEmpty()) {
        throw bad("A chunk is longer than it says");
      }
    }
    int trailers = 0;
    while (!in.line(MAX_LINE).isEmpty()) {
      if (++trailers > 100) {
        throw new RejectedRequestException(431, "The trailer is too large");
      }
    }
    return Arrays.copyOf(body, got);
  }

  private long chunkSize() throws IOException, RejectedRequestException {
    var line = CHUNK.matcher(in.line(MAX_LINE));
    if (!line.matches()) {
      throw bad("A chunk does not start with its size");
    }
    return Long.parseLong(line.group(1), 16);
  }

  private byte[] unpacked(byte[] packed) throws RejectedRequestException {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      int limit = (int) Math.min(most + 1, Integer.MAX_VALUE - 8);
      var plain = gzip.readNBytes(limit);
      if (plain.length > most) {
        throw tooLarge();
      }
      return plain;
    } catch (IOException broken) {
      throw bad("The body is not gzip, as it says");
    }
  }

  private RejectedRequestException tooLarge() {
    return new RejectedRequestException(413, "Bodies may have %d bytes".formatted(most));
  }

  private static RejectedRequestException bad(String reason) {
    return new RejectedRequestException(400, reason);
  }
}
