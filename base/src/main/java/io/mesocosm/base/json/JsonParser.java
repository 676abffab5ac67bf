package io.mesocosm.base.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Reads JSON by RFC 8259, nothing more: no comments, no trailing commas, no bare words.
///
/// Works on the bytes as they came, in one pass. Nesting is limited, so that no request exhausts
/// the stack, and so are the number of values and the digits of each number, so that a few bytes on
/// the wire do not become a hundred times as many in memory, nor minutes of arithmetic. Of a name
/// that occurs twice in an object, the last value counts, as in the originals.
public final class JsonParser {
  private static final int DEEPEST = 200;

  /// A value takes about a hundred bytes; calls and documents of the largest clusters have fewer.
  static final int MOST_VALUES = 4_000_000;

  private static final int LONGEST_NUMBER = 1_000;

  private final byte[] bytes;
  private final int mostValues;
  private int at;
  private int depth;
  private int values;

  private JsonParser(byte[] bytes, int mostValues) {
    this.bytes = bytes;
    this.mostValues = mostValues;
  }

  /// @param utf8 the whole text
  /// @return the value, or a MALFORMED refusal that says at which line and column and why
  public static Outcome<Json> parse(byte[] utf8) {
    return parse(utf8, MOST_VALUES);
  }

  /// @param mostValues objects, lists, strings, numbers and words that the text may have in all
  public static Outcome<Json> parse(byte[] utf8, int mostValues) {
    var parser = new JsonParser(utf8, mostValues);
    try {
      parser.checkEncoding();
      var value = parser.value();
      if (parser.peek() != END) {
        throw parser.wrong("nothing more was expected");
      }
      return Outcome.ok(value);
    } catch (SyntaxException failure) {
      return Outcome.refused(new Refusal(Refusal.Reason.MALFORMED, "body", failure.text(), "JSON"));
    }
  }

  public static Outcome<Json> parse(String text) {
    return parse(text.getBytes(UTF_8));
  }

  /// The text is no JSON.
  private static final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    private final String text;

    private SyntaxException(String text) {
      super(text, null, false, false);
      this.text = text;
    }

    private String text() {
      return text;
    }
  }

  private static final int END = -1;

  private void checkEncoding() throws SyntaxException {
    int first = 0;
    while (first < bytes.length && bytes[first] >= 0) {
      first++;
    }
    if (first == bytes.length) {
      return;
    }
    var rest = ByteBuffer.wrap(bytes, first, bytes.length - first);
    try {
      UTF_8.newDecoder().decode(rest);
    } catch (CharacterCodingException _) {
      at = rest.position();
      throw wrong("bytes that are no UTF-8");
    }
  }

  private Json value() throws SyntaxException {
    if (++values > mostValues) {
      throw wrong("more than %d values".formatted(mostValues));
    }
    return switch (peek()) {
      case '{' -> nested(this::fields);
      case '[' -> nested(this::items);
      case '"' -> new Json.Str(string());
      case 't' -> word("true", new Json.Bool(true));
      case 'f' -> word("false", new Json.Bool(false));
      case 'n' -> word("null", Json.NULL);
      default -> number();
    };
  }

  private interface Part {
    Json read() throws SyntaxException;
  }

  private Json nested(Part part) throws SyntaxException {
    if (++depth > DEEPEST) {
      throw wrong("more than %d levels".formatted(DEEPEST));
    }
    at++;
    var value = part.read();
    depth--;
    return value;
  }

  private Json fields() throws SyntaxException {
    var fields = new LinkedHashMap<String, Json>();
    if (peek() != '}') {
      do {
        if (peek() != '"') {
          throw wrong("a name was expected");
        }
        var name = string();
        expect(':');
        fields.put(name, value());
      } while (more('}'));
    }
    expect('}');
    return new Json.Obj(fields);
  }

  private Json items() throws SyntaxException {
    var items = new ArrayList<Json>();
    if (peek() != ']') {
      do {
        items.add(value());
      } while (more(']'));
    }
    expect(']');
    return new Json.Arr(items);
  }

  /// Passes a comma; at `end`, says that there is no more.
  private boolean more(char end) throws SyntaxException {
    int next = peek();
    if (next == ',') {
      at++;
      return true;
    }
    if (next != end) {
      throw wrong("',' or '%s' was expected".formatted(end));
    }
    return false;
  }

  private String string() throws SyntaxException {
    int start = ++at;
    while (at < bytes.length) {
      byte next = bytes[at];
      if (next == '"') {
        return new String(bytes, start, at++ - start, UTF_8);
      }
      if (next == '\\') {
        return escapedString(start);
      }
      checkPrintable(next);
      at++;
    }
    throw wrong("the string does not end");
  }

  /// The string from `start` on; `at` is at its first backslash.
  private String escapedString(int start) throws SyntaxException {
    var value = new StringBuilder();
    int plain = start;
    while (at < bytes.length) {
      byte next = bytes[at];
      if (next == '"' || next == '\\') {
        value.append(new String(bytes, plain, at - plain, UTF_8));
        at++;
        if (next == '"') {
          return value.toString();
        }
        value.append(escaped());
        plain = at;
      } else {
        checkPrintable(next);
        at++;
      }
    }
    throw wrong("the string does not end");
  }

  private void checkPrintable(byte next) throws SyntaxException {
    if (next >= 0 && next < 0x20) {
      throw wrong("a control character in a string");
    }
  }

  private char escaped() throws SyntaxException {
    int next = at < bytes.length ? bytes[at++] : END;
    return switch (next) {
      case '"', '\\', '/' -> (char) next;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw wrong("an unknown escape");
    };
  }

  private char unicode() throws SyntaxException {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < bytes.length ? Character.digit(bytes[at++], 16) : END;
      if (digit < 0) {
        throw wrong("four hexadecimal digits were expected");
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private Json number() throws SyntaxException {
    int start = at;
    pass('-');
    if (!pass('0')) {
      digits();
    }
    if (pass('.')) {
      digits();
    }
    if (pass('e') || pass('E')) {
      if (!pass('+')) {
        pass('-');
      }
      digits();
    }
    if (at - start > LONGEST_NUMBER) {
      throw wrong("a number of more than %d characters".formatted(LONGEST_NUMBER));
    }
    return new Json.Num(new String(bytes, start, at - start, US_ASCII));
  }

  private boolean pass(char expected) {
    boolean there = at < bytes.length && bytes[at] == expected;
    at += there ? 1 : 0;
    return there;
  }

  /// One or more.
  private void digits() throws SyntaxException {
    int start = at;
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    if (at == start) {
      throw wrong("a value was expected");
    }
  }

  private Json word(String word, Json value) throws SyntaxException {
    for (int i = 0; i < word.length(); i++) {
      if (!pass(word.charAt(i))) {
        throw wrong("a value was expected");
      }
    }
    return value;
  }

  private void expect(char expected) throws SyntaxException {
    if (peek() != expected) {
      throw wrong("'%s' was expected".formatted(expected));
    }
    at++;
  }

  /// The next byte that is no blank, not passed yet, or END.
  private int peek() {
    while (at < bytes.length) {
      byte next = bytes[at];
      if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        return next;
      }
      at++;
    }
    return END;
  }

  private SyntaxException wrong(String message) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < at && i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        line++;
        start = i + 1;
      }
    }
    int column = new String(bytes, start, Math.min(at, bytes.length) - start, UTF_8).length() + 1;
    return new SyntaxException("%s at %d:%d".formatted(message, line, column));
  }
}
