package io.mesocosm.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads JSON by RFC 8259, nothing more: no comments, no trailing commas. Nesting is limited, so
/// that no request exhausts the stack.
final class JsonText {
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d*+)(?:\\.\\d++)?(?:[eE][+-]?\\d++)?");
  private static final int DEEPEST = 200;

  private final String text;
  private int at;
  private int depth;

  private JsonText(String text) {
    this.text = text;
  }

  static Json parse(String text) throws Json.SyntaxException {
    var reader = new JsonText(text);
    Json value = reader.value();
    if (reader.peek() != 0 || reader.at < text.length()) {
      throw reader.wrong("nothing more was expected");
    }
    return value;
  }

  private Json value() throws Json.SyntaxException {
    return switch (peek()) {
      case '{' -> nested(this::fields);
      case '[' -> nested(this::items);
      case '"' -> new Json.Text(string());
      case 't' -> word("true", new Json.Bool(true));
      case 'f' -> word("false", new Json.Bool(false));
      case 'n' -> word("null", new Json.Nothing());
      default -> number();
    };
  }

  private interface Part {
    Json read() throws Json.SyntaxException;
  }

  private Json nested(Part part) throws Json.SyntaxException {
    if (++depth > DEEPEST) {
      throw wrong("more than %d levels".formatted(DEEPEST));
    }
    at++;
    Json value = part.read();
    depth--;
    return value;
  }

  private Json fields() throws Json.SyntaxException {
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
    return new Json.Fields(fields);
  }

  private Json items() throws Json.SyntaxException {
    var items = new ArrayList<Json>();
    if (peek() != ']') {
      do {
        items.add(value());
      } while (more(']'));
    }
    expect(']');
    return new Json.Items(items);
  }

  /// Passes a comma; at `end`, says that there is no more.
  private boolean more(char end) throws Json.SyntaxException {
    if (peek() == ',') {
      at++;
      return true;
    }
    if (peek() != end) {
      throw wrong("',' or '%s' was expected".formatted(end));
    }
    return false;
  }

  private String string() throws Json.SyntaxException {
    var value = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return value.toString();
      }
      if (c < 0x20) {
        throw wrong("a control character in a string");
      }
      value.append(c == '\\' ? escaped() : c);
    }
    throw wrong("the string does not end");
  }

  private char escaped() throws Json.SyntaxException {
    char c = at < text.length() ? text.charAt(at++) : 0;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw wrong("an unknown escape");
    };
  }

  private char unicode() throws Json.SyntaxException {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
      if (digit < 0) {
        throw wrong("four hexadecimal digits were expected");
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private Json number() throws Json.SyntaxException {
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw wrong("a value was expected");
    }
    at = number.end();
    return new Json.Digits(number.group());
  }

  private Json word(String word, Json value) throws Json.SyntaxException {
    if (!text.startsWith(word, at)) {
      throw wrong("a value was expected");
    }
    at += word.length();
    return value;
  }

  private void expect(char c) throws Json.SyntaxException {
    if (peek() != c) {
      throw wrong("'%s' was expected".formatted(c));
    }
    at++;
  }

  /// The next character that is no blank, not passed yet; 0 at the end.
  private char peek() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return c;
      }
      at++;
    }
    return 0;
  }

  private Json.SyntaxException wrong(String message) {
    return new Json.SyntaxException(message, at);
  }
}
