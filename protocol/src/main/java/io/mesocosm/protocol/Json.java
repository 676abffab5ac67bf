package io.mesocosm.protocol;

import java.util.List;
import java.util.SequencedMap;

/// What a JSON text holds, before it is known which message it shall become.
sealed interface Json {
  /// An object; of a name that occurs twice, the last value.
  record Fields(SequencedMap<String, Json> byName) implements Json {}

  record Items(List<Json> items) implements Json {}

  record Text(String value) implements Json {}

  /// A number as it was written, so that no digit is lost.
  record Digits(String source) implements Json {}

  record Bool(boolean value) implements Json {}

  record Nothing() implements Json {}

  /// The text is no JSON.
  final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    SyntaxException(String message, int at) {
      super("%s at character %d".formatted(message, at));
    }
  }
}
