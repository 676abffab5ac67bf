package io.mesocosm.base.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/// Percent-encoding of paths and queries.
final class Percent {
  private Percent() {}

  /// `%28` becomes `(`; a plus sign stays. The bytes in between are UTF-8.
  ///
  /// @throws IllegalArgumentException when a percent sign is not followed by two digits
  static String decoded(String text) {
    return decoded(text, false);
  }

  /// As in the query of a form: a plus sign is a blank.
  static String decodedForm(String text) {
    return decoded(text, true);
  }

  private static String decoded(String text, boolean form) {
    if (isPlain(text, form)) {
      return text;
    }
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(digit(text, i + 1) * 16 + digit(text, i + 2));
        i += 2;
      } else if (c == '+' && form) {
        bytes.write(' ');
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(c < 0x100 ? ISO_8859_1 : UTF_8));
      }
    }
    return bytes.toString(UTF_8);
  }

  private static boolean isPlain(String text, boolean form) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' || c >= 0x80 || (form && c == '+')) {
        return false;
      }
    }
    return true;
  }

  private static int digit(String text, int at) {
    int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    if (digit < 0) {
      throw new IllegalArgumentException("a percent sign without two hexadecimal digits");
    }
    return digit;
  }
}
