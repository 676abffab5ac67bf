package io.mesocosm.protocol.codec;

import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.protocol.MessageJson;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.resources.Scalar;
import io.mesocosm.protocol.resources.Value;
import java.util.SequencedMap;

/// Resources and attributes as the older GETs of masters and agents print them.
public final class ResourceJson {
  private ResourceJson() {}

  /// `{"disk":0.0,"mem":64.0,"gpus":0.0,"cpus":0.5,"ports":"[31000-31001]"}`.
  public static void simple(JsonWriter json, String name, Resources resources) {
    json.name(name).beginObject();
    resources.toSimple().forEach((resource, value) -> value(json.name(resource), value));
    json.endObject();
  }

  private static void value(JsonWriter json, Value value) {
    if (value instanceof Scalar scalar) {
      json.value(scalar.toDouble());
    } else {
      json.value(value.toString());
    }
  }

  /// By role, each in the simple form.
  public static void byRole(JsonWriter json, String name, SequencedMap<String, Resources> roles) {
    json.name(name).beginObject();
    roles.forEach((role, resources) -> simple(json, role, resources));
    json.endObject();
  }

  /// All there is to say, in the format of the operator API.
  public static void full(JsonWriter json, String name, Resources resources) {
    MessageJson.list(json, name, ResourceCodec.write(resources, ResourceFormat.ENDPOINT));
  }

  /// By role, each with all there is to say.
  public static void fullByRole(
      JsonWriter json, String name, SequencedMap<String, Resources> roles) {
    json.name(name).beginObject();
    roles.forEach((role, resources) -> full(json, role, resources));
    json.endObject();
  }

  public static void attributes(JsonWriter json, Attributes attributes) {
    json.name("attributes").beginObject();
    attributes.items().forEach(one -> value(json.name(one.name()), one.value()));
    json.endObject();
  }
}
