package io.mesocosm.base.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Fits an answer to what this client takes: 304 for what it has, gzip for what it wants packed.
public final class Presentation {
  private static final int WORTH_PACKING = 1024;
  private static final String ENCODING = "Content-Encoding";

  private Presentation() {}

  public static Response fit(Request request, Response response) {
    if (isKnown(request, response)) {
      return new Response.Whole(
          304, response.headers().without("Content-Type").without(ENCODING), new byte[0]);
    }
    return switch (response) {
      case Response.Whole whole -> fitWhole(request, whole);
      case Response.Streaming _, Response.FileBody _ -> response;
    };
  }

  private static boolean isKnown(Request request, Response response) {
    var tag = response.headers().first("ETag");
    boolean readOnly = request.method().equals("GET") || request.method().equals("HEAD");
    return readOnly
        && response.status() == 200
        && tag.isPresent()
        && request
            .header("If-None-Match")
            .filter(known -> known.strip().equals("*") || hasTag(known, tag.get()))
            .isPresent();
  }

  /// Weak comparison: the packed form of a body has the tag of the plain one.
  private static boolean hasTag(String known, String tag) {
    for (var one : known.split(",", -1)) {
      if (strong(one.strip()).equals(strong(tag))) {
        return true;
      }
    }
    return false;
  }

  private static String strong(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }

  private static Response fitWhole(Request request, Response.Whole whole) {
    var headers = whole.headers();
    boolean takesGzip = takesGzip(request.headers());
    if (headers.lists(ENCODING, "gzip")) {
      return takesGzip
          ? whole
          : new Response.Whole(whole.status(), headers.without(ENCODING), unpacked(whole.body()));
    }
    if (whole.body().length < WORTH_PACKING
        || headers.has(ENCODING)
        || headers.first("Content-Type").filter(MediaKinds::shrinks).isEmpty()) {
      return whole;
    }
    var varying = headers.and("Vary", "Accept-Encoding");
    return takesGzip
        ? new Response.Whole(whole.status(), varying.with(ENCODING, "gzip"), packed(whole.body()))
        : new Response.Whole(whole.status(), varying, whole.body());
  }

  /// `gzip`, `*` or a list with one of them, unless its weight is nought.
  static boolean takesGzip(Headers headers) {
    for (var line : headers.all("Accept-Encoding")) {
      for (var item : line.split(",", -1)) {
        var parts = item.replace(" ", "").split(";", -1);
        if (parts[0].equalsIgnoreCase("gzip") || parts[0].equals("*")) {
          return parts.length < 2 || !parts[1].matches("(?i)q=0(\\.0*)?");
        }
      }
    }
    return false;
  }

  private static byte[] packed(byte[] plain) {
    var bytes = new ByteArrayOutputStream(plain.length / 4 + 64);
    try (var gzip = new FastGzip(bytes)) {
      gzip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    return bytes.toByteArray();
  }

  /// Speed over size: large documents are polled.
  private static final class FastGzip extends GZIPOutputStream {
    private FastGzip(OutputStream out) throws IOException {
      super(out, 8192);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private static byte[] unpacked(byte[] packed) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return gzip.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException("a handler's packed body is broken", broken);
    }
  }
}
