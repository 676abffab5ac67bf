package io.mesocosm.base.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Iterator;
import java.util.Map;

/// A JSON value as text.
public final class JsonText {
  private JsonText() {}

  /// Without blanks, UTF-8.
  public static byte[] compact(Json value) {
    return new JsonWriter().value(value).toBytes();
  }

  /// Without blanks.
  public static String text(Json value) {
    return new String(compact(value), UTF_8);
  }

  /// For people: two blanks a level, one field or item a line, no line break at the end.
  public static String pretty(Json value) {
    var lines = new StringBuilder();
    write(value, "\n", lines);
    return lines.toString();
  }

  private static void write(Json value, String lineBreak, StringBuilder lines) {
    switch (value) {
      case Json.Obj(var fields) when !fields.isEmpty() ->
          writeFields(fields.entrySet().iterator(), lineBreak, lines);
      case Json.Arr(var items) when !items.isEmpty() ->
          writeItems(items.iterator(), lineBreak, lines);
      case Json.Obj _, Json.Arr _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
          lines.append(text(value));
    }
  }

  private static void writeFields(
      Iterator<Map.Entry<String, Json>> fields, String lineBreak, StringBuilder lines) {
    var inner = lineBreak + "  ";
    lines.append('{');
    while (fields.hasNext()) {
      var field = fields.next();
      lines.append(inner).append(text(Json.of(field.getKey()))).append(": ");
      write(field.getValue(), inner, lines);
      lines.append(fields.hasNext() ? "," : "");
    }
    lines.append(lineBreak).append('}');
  }

  private static void writeItems(Iterator<Json> items, String lineBreak, StringBuilder lines) {
    var inner = lineBreak + "  ";
    lines.append('[');
    while (items.hasNext()) {
      lines.append(inner);
      write(items.next(), inner, lines);
      lines.append(items.hasNext() ? "," : "");
    }
    lines.append(lineBreak).append(']');
  }
}
