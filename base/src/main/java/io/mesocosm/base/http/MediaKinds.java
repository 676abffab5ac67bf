package io.mesocosm.base.http;

import java.util.Locale;
import java.util.Map;

/// Kinds of content: which file has which, and which shrink when packed.
final class MediaKinds {
  static final String JSON = "application/json";
  private static final String BINARY = "application/octet-stream";

  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("csv", "text/csv; charset=utf-8"),
          Map.entry("gif", "image/gif"),
          Map.entry("htm", "text/html; charset=utf-8"),
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("json", JSON),
          Map.entry("log", "text/plain; charset=utf-8"),
          Map.entry("map", JSON),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("png", "image/png"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("webp", "image/webp"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("xml", "application/xml"));

  private MediaKinds() {}

  static String ofFile(String fileName) {
    var ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return BY_ENDING.getOrDefault(ending, BINARY);
  }

  /// Without parameters, in small letters.
  static String bare(String contentType) {
    int semicolon = contentType.indexOf(';');
    var kind = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return kind.strip().toLowerCase(Locale.ROOT);
  }

  static boolean shrinks(String contentType) {
    var kind = bare(contentType);
    return kind.startsWith("text/")
        || kind.endsWith("json")
        || kind.endsWith("xml")
        || kind.endsWith("javascript")
        || kind.equals("application/wasm")
        || kind.equals("application/x-protobuf");
  }
}
