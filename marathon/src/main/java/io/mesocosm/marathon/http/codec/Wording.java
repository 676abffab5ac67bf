package io.mesocosm.marathon.http.codec;

import java.util.LinkedHashMap;
import java.util.Map;

/// What refusals of JSON fields say, and the key by which clients of Marathon know each.
///
/// The keys are those of the original's JSON library (Marathon 1.11); the words behind them are for
/// people.
public final class Wording {
  /// Of refusals that are rules of ours, which have no key.
  public static final String NO_KEY = "error.invalid";

  static final String MISSING = "must be given";
  static final String NOT_EMPTY = "at least one character";
  static final String EXPECTED_PATH =
      "segments of lower-case letters, digits, inner dashes and dots, joined by /";

  // By how what is allowed begins; the first that fits counts.
  private static final Map<String, String> KEYS = new LinkedHashMap<>();

  static {
    KEYS.put(MISSING, "error.path.missing");
    KEYS.put(NOT_EMPTY, "error.minLength");
    KEYS.put("at most 1024 characters", "error.maxLength");
    KEYS.put("a string", "error.expected.jsstring");
    KEYS.put("a whole number", "error.expected.jsnumber");
    KEYS.put("a number", "error.expected.jsnumber");
    KEYS.put("true or false", "error.expected.jsboolean");
    KEYS.put("an object", "error.expected.jsobject");
    KEYS.put("a list", "error.expected.jsarray");
    KEYS.put("one of ", "error.unknown.enum.literal");
    KEYS.put("at least ", "error.min");
    KEYS.put("at most ", "error.max");
    KEYS.put(EXPECTED_PATH, "error.pattern");
  }

  private Wording() {}

  /// The key for what a refusal allows; `error.invalid` for what has none of its own.
  public static String key(String allowed) {
    return KEYS.entrySet().stream()
        .filter(entry -> allowed.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(NO_KEY);
  }
}
