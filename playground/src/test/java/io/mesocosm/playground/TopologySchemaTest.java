package io.mesocosm.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.playground.model.Topology;
import io.mesocosm.playground.wire.TopologyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the published form of the file allows and forbids, our reader does, too. The reader may be
/// stricter: a schema cannot say that no two machines share an address.
class TopologySchemaTest {
  private static final Json.Obj SCHEMA = schema();
  // Two others say nothing of what is right.
  private static final Set<String> KEYWORDS =
      Set.of(
          "type",
          "pattern",
          "minimum",
          "enum",
          "required",
          "additionalProperties",
          "properties",
          "items",
          "minItems",
          "description",
          "title",
          "default",
          "$schema");

  private static Json.Obj schema() {
    try {
      return (Json.Obj) parsed(TopologySchema.text());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Json parsed(String text) {
    return switch (JsonParser.parse(text)) {
      case Outcome.Ok<Json>(var json) -> json;
      case Outcome.Refused<Json>(var why) -> throw new AssertionError(why.toString());
    };
  }

  // JSON is YAML, so one text serves both.
  private static String machine(String more) {
    return "{\"machines\": [{\"name\": \"a\", \"role\": \"agent\", \"host\": 9%s}]}"
        .formatted(more);
  }

  static Stream<String> right() {
    return Stream.of(
        "{}",
        "{\"network\": \"10.1.0.0/16\", \"limits\": true}",
        machine(""),
        machine(", \"count\": 0"),
        machine(", \"count\": 3, \"without\": [2], \"memory_mb\": 1, \"cpus\": 8"),
        machine(", \"aliases\": [\"b\", \"c-1\"]"));
  }

  static Stream<String> wrong() {
    return Stream.of(
        "[]",
        "{\"nodes\": []}",
        "{\"network\": 7}",
        "{\"network\": \"everywhere\"}",
        "{\"limits\": \"perhaps\"}",
        "{\"machines\": {}}",
        "{\"machines\": []}",
        "{\"machines\": [7]}",
        "{\"machines\": [{}]}",
        "{\"machines\": [{\"name\": \"a\", \"role\": \"agent\"}]}",
        "{\"machines\": [{\"name\": \"a\", \"host\": 9}]}",
        "{\"machines\": [{\"name\": \"a\", \"role\": \"AGENT\", \"host\": 9}]}",
        "{\"machines\": [{\"name\": \"A\", \"role\": \"agent\", \"host\": 9}]}",
        "{\"machines\": [{\"name\": \"a\", \"role\": \"agent\", \"host\": 1}]}",
        machine(", \"weight\": 1"),
        machine(", \"count\": -1"),
        machine(", \"count\": \"two\""),
        machine(", \"count\": 3, \"without\": [0]"),
        machine(", \"without\": 2"),
        machine(", \"memory_mb\": 0"),
        machine(", \"cpus\": 0.5"),
        machine(", \"aliases\": [\"-\"]"),
        machine(", \"aliases\": [7]"));
  }

  @ParameterizedTest
  @MethodSource("right")
  void bothTakeWhatIsRight(String text) {
    assertThat(allows(SCHEMA, parsed(text))).isTrue();
    assertThat(TopologyFile.read(text)).isInstanceOf(Outcome.Ok.class);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void bothRefuseWhatIsWrong(String text) {
    assertThat(allows(SCHEMA, parsed(text))).isFalse();
    assertThat(TopologyFile.read(text)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void itsDefaultsAreTheSeeds() {
    var network = property("network");
    assertThat(network.get("default")).contains(Json.of(Topology.SEED.network().toString()));
    var bare =
        ((Outcome.Ok<Topology>) TopologyFile.read(machine(""))).value().machines().getFirst();
    var machine =
        (Json.Obj)
            ((Json.Obj) property("machines").get("items").orElseThrow())
                .get("properties")
                .orElseThrow();
    assertThat(((Json.Obj) machine.get("memory_mb").orElseThrow()).get("default"))
        .contains(Json.of(bare.memoryMb()));
    assertThat(((Json.Obj) machine.get("cpus").orElseThrow()).get("default"))
        .contains(Json.of(bare.cpus()));
  }

  private static Json.Obj property(String name) {
    return (Json.Obj) ((Json.Obj) SCHEMA.get("properties").orElseThrow()).get(name).orElseThrow();
  }

  // As much of JSON Schema as this one uses.
  private static boolean allows(Json.Obj schema, Json value) {
    assertThat(KEYWORDS).containsAll(schema.fields().keySet());
    return schema.fields().entrySet().stream()
        .allMatch(rule -> holds(rule.getKey(), rule.getValue(), schema, value));
  }

  private static boolean holds(String keyword, Json rule, Json.Obj schema, Json value) {
    return switch (keyword) {
      case "type" -> isA(((Json.Str) rule).value(), value);
      case "pattern" ->
          !(value instanceof Json.Str(var text)) || text.matches(".*" + ((Json.Str) rule).value());
      case "minimum" ->
          !(value instanceof Json.Num number)
              || number.doubleValue() >= ((Json.Num) rule).doubleValue();
      case "enum" -> ((Json.Arr) rule).items().contains(value);
      case "required" ->
          !(value instanceof Json.Obj(var fields))
              || fields.keySet().containsAll(texts((Json.Arr) rule));
      case "minItems" ->
          !(value instanceof Json.Arr(var items)) || items.size() >= ((Json.Num) rule).longValue();
      case "items" ->
          !(value instanceof Json.Arr(var items))
              || items.stream().allMatch(item -> allows((Json.Obj) rule, item));
      case "properties" ->
          !(value instanceof Json.Obj(var fields))
              || fields.entrySet().stream().allMatch(field -> fits((Json.Obj) rule, field));
      case "additionalProperties" ->
          !(value instanceof Json.Obj(var fields))
              || ((Json.Obj) schema.get("properties").orElseThrow())
                  .fields()
                  .keySet()
                  .containsAll(fields.keySet());
      default -> true;
    };
  }

  private static boolean fits(Json.Obj properties, Map.Entry<String, Json> field) {
    return properties
        .get(field.getKey())
        .map(schema -> allows((Json.Obj) schema, field.getValue()))
        .orElse(true);
  }

  private static List<String> texts(Json.Arr list) {
    return list.items().stream().map(item -> ((Json.Str) item).value()).toList();
  }

  private static boolean isA(String type, Json value) {
    return switch (type) {
      case "object" -> value instanceof Json.Obj;
      case "array" -> value instanceof Json.Arr;
      case "string" -> value instanceof Json.Str;
      case "boolean" -> value instanceof Json.Bool;
      case "integer" -> value instanceof Json.Num number && number.wholeNumber().isPresent();
      default -> throw new AssertionError("a type that is not used: " + type);
    };
  }
}
