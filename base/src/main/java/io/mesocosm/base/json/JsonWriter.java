package io.mesocosm.base.json;

import io.mesocosm.base.Fault;
import java.util.List;

/// Writes JSON without blanks straight into UTF-8 bytes; the commas are its business.
///
/// Not safe for use by two threads. Names are not checked for being unique.
public final class JsonWriter {
  private static final int SMALL = 512;

  private final ByteText text;
  private int depth;
  // Right after a beginning or a name, where no comma belongs.
  private boolean fresh = true;

  public JsonWriter() {
    this(SMALL);
  }

  /// @param expected how many bytes it is going to be, about; growing copies all that is there
  public JsonWriter(int expected) {
    text = new ByteText(expected);
  }

  public JsonWriter beginObject() {
    return begin('{');
  }

  public JsonWriter endObject() {
    return end('}');
  }

  public JsonWriter beginArray() {
    return begin('[');
  }

  public JsonWriter endArray() {
    return end(']');
  }

  private JsonWriter begin(char bracket) {
    separate();
    text.put(bracket);
    depth++;
    fresh = true;
    return this;
  }

  private JsonWriter end(char bracket) {
    text.put(bracket);
    depth--;
    fresh = false;
    return this;
  }

  private void separate() {
    if (!fresh) {
      text.put(',');
    }
    fresh = false;
  }

  public JsonWriter name(String name) {
    separate();
    text.putQuoted(name);
    text.put(':');
    fresh = true;
    return this;
  }

  /// A name whose quoted bytes and colon are kept by the caller: `"id":`.
  public JsonWriter rawName(byte[] quotedWithColon) {
    separate();
    text.put(quotedWithColon);
    fresh = true;
    return this;
  }

  public JsonWriter value(String value) {
    separate();
    text.putQuoted(value);
    return this;
  }

  public JsonWriter value(long value) {
    return ascii(Long.toString(value));
  }

  /// As Mesos prints it: `4.0`, `0.1`, `"Infinity"`.
  public JsonWriter value(double value) {
    return ascii(Doubles.text(value));
  }

  public JsonWriter value(boolean value) {
    return ascii(value ? "true" : "false");
  }

  public JsonWriter nullValue() {
    return ascii("null");
  }

  private JsonWriter ascii(String value) {
    separate();
    text.putAscii(value);
    return this;
  }

  public JsonWriter value(Json value) {
    switch (value) {
      case Json.Obj(var fields) -> {
        beginObject();
        fields.forEach(this::field);
        endObject();
      }
      case Json.Arr(var items) -> array(items);
      case Json.Str(var string) -> value(string);
      case Json.Num(var digits) -> ascii(digits);
      case Json.Bool(var flag) -> value(flag);
      case Json.Null _ -> nullValue();
    }
    return this;
  }

  private void array(List<Json> items) {
    beginArray();
    items.forEach(this::value);
    endArray();
  }

  /// One whole value that was rendered before.
  public JsonWriter raw(byte[] readyJson) {
    separate();
    text.put(readyJson);
    return this;
  }

  public JsonWriter field(String name, String value) {
    return name(name).value(value);
  }

  public JsonWriter field(String name, long value) {
    return name(name).value(value);
  }

  public JsonWriter field(String name, double value) {
    return name(name).value(value);
  }

  public JsonWriter field(String name, boolean value) {
    return name(name).value(value);
  }

  public JsonWriter field(String name, Json value) {
    return name(name).value(value);
  }

  public JsonWriter fieldRaw(String name, byte[] readyJson) {
    return name(name).raw(readyJson);
  }

  /// Bytes so far.
  public int size() {
    return text.size();
  }

  /// The whole text; every bracket is closed by then.
  public byte[] toBytes() {
    if (depth != 0) {
      throw new Fault("JSON with %d open brackets".formatted(depth));
    }
    return text.toBytes();
  }
}
