package io.mesocosm.base.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mesocosm.base.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
  @Test
  void putsTheCommas() {
    var ready = "{\"x\":[]}".getBytes(UTF_8);
    var written =
        new JsonWriter()
            .beginObject()
            .field("s", "q\"\n\u0001é")
            .field("n", 3L)
            .field("d", 4.0)
            .field("b", true)
            .fieldRaw("r", ready)
            .name("a")
            .beginArray()
            .value("x")
            .nullValue()
            .raw(ready)
            .beginObject()
            .endObject()
            .value(Double.POSITIVE_INFINITY)
            .endArray()
            .field("j", Json.obj("k", List.of(1, "t"), "m", Map.of("z", false)))
            .endObject();
    assertThat(new String(written.toBytes(), UTF_8))
        .isEqualTo(
            "{\"s\":\"q\\\"\\n\\u0001é\",\"n\":3,\"d\":4.0,\"b\":true,\"r\":{\"x\":[]},"
                + "\"a\":[\"x\",null,{\"x\":[]},{},\"Infinity\"],"
                + "\"j\":{\"k\":[1,\"t\"],\"m\":{\"z\":false}}}");
    assertThat(written.size()).isEqualTo(written.toBytes().length);
  }

  @Test
  void refusesToEndInTheMiddle() {
    assertThatThrownBy(() -> new JsonWriter().beginArray().toBytes()).isInstanceOf(Fault.class);
  }

  @Test
  void isPrettyForPeople() {
    assertThat(JsonText.pretty(Json.obj("a", List.of(1, Json.Obj.EMPTY), "b", Json.obj("c", "d"))))
        .isEqualTo(
            """
            {
              "a": [
                1,
                {}
              ],
              "b": {
                "c": "d"
              }
            }\
            """);
  }
}
