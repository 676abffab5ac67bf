package io.mesocosm.playground;

import io.mesocosm.base.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The form of the file that says which machines there are, as a JSON Schema (draft 2020-12), for
/// editors and for people. [io.mesocosm.playground.wire.TopologyFile] reads such files.
public final class TopologySchema {
  private static final String FILE = "wire/topology.schema.json";

  private TopologySchema() {}

  public static String text() throws IOException {
    try (var schema = TopologySchema.class.getResourceAsStream(FILE)) {
      if (schema == null) {
        throw new Fault(FILE + " is missing in the program");
      }
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
