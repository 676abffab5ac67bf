package io.mesocosm.marathon.http.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What refusals of JSON fields say, and the key by which clients of Marathon know each.
///
/// The keys are those of the original's JSON library (Marathon 1.11); the words behind them are for
/// people.
public final class Wording {
  /// Of refusals that are rules of ours, which have no key.
  public static final String NO_KEY = "error.invalid";

  private static final String NUMBER = "error.expected.jsnumber";

  static final String MISSING = "must be given";
  static final String NOT_EMPTY = "at least one character";
  static final String EXPECTED_PATH =
      "segments of lower-case letters, digits, inner dashes and dots, joined by /";

  // What the whole of an allowance looks like; the first that fits counts. Rules say more, and fit
  // none.
  private static final Map<Pattern, String> KEYS = new LinkedHashMap<>();

  static {
    put(Pattern.quote(MISSING), "error.path.missing");
    put(Pattern.quote(NOT_EMPTY), "error.minLength");
    put(Pattern.quote(EXPECTED_PATH), "error.pattern");
    put("at most [0-9]+ characters", "error.maxLength");
    put("a string|a string, or \\{.*", "error.expected.jsstring");
    put("a whole number( of 32 bits| from [0-9]+ to [0-9]+)?|a number(, or .*)?", NUMBER);
    put("true or false", "error.expected.jsboolean");
    put("an object(, or .*)?", "error.expected.jsobject");
    put("a list( of .*)?", "error.expected.jsarray");
    put("one of [A-Za-z_/]+(, ?[A-Za-z_/,]+)*", "error.unknown.enum.literal");
    put("at least [0-9.]+", "error.min");
    put("at most [0-9.]+", "error.max");
  }

  private static void put(String allowed, String key) {
    KEYS.put(Pattern.compile(allowed), key);
  }

  private Wording() {}

  /// The key for what a refusal allows; `error.invalid` for what has none of its own.
  public static String key(String allowed) {
    return KEYS.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(allowed).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(NO_KEY);
  }
}
