package io.mesocosm.agent.http;

import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.protocol.MessageJson;
import io.mesocosm.protocol.codec.ResourceCodec;
import io.mesocosm.protocol.codec.ResourceFormat;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Resources;
import io.mesocosm.protocol.resources.Scalar;
import io.mesocosm.protocol.resources.Value;
import java.util.SequencedMap;

/// Resources and attributes as the older GETs print them.
final class ResourcesJson {
  private ResourcesJson() {}

  /// `{"disk":0.0,"mem":64.0,"gpus":0.0,"cpus":0.5,"ports":"[31000-31001]"}`.
  static void simple(JsonWriter json, String name, Resources resources) {
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

  static void byRole(JsonWriter json, String name, SequencedMap<String, Resources> roles) {
    json.name(name).beginObject();
    roles.forEach((role, resources) -> simple(json, role, resources));
    json.endObject();
  }

  /// All there is to say, in the format of the operator API.
  static void full(JsonWriter json, String name, Resources resources) {
    json.name(name).beginArray();
    ResourceCodec.write(resources, ResourceFormat.ENDPOINT)
        .forEach(resource -> json.raw(MessageJson.print(resource)));
    json.endArray();
  }

  static void fullByRole(JsonWriter json, String name, SequencedMap<String, Resources> roles) {
    json.name(name).beginObject();
    roles.forEach((role, resources) -> full(json, role, resources));
    json.endObject();
  }

  static void attributes(JsonWriter json, Attributes attributes) {
    json.name("attributes").beginObject();
    attributes.items().forEach(one -> value(json.name(one.name()), one.value()));
    json.endObject();
  }
}
