package io.mesocosm.agent;

import io.mesocosm.base.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Exchanges of the originals, from the resources.
public final class Recorded {
  private Recorded() {}

  static String text(String path) {
    try (var in = Recorded.class.getResourceAsStream("/wire/" + path)) {
      if (in == null) {
        throw new Fault("no recording " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new Fault("recording " + path, failure);
    }
  }

  /// The bytes of a recorded message.
  public static byte[] message(String name) {
    var hex = new StringBuilder();
    boolean inside = false;
    for (String line : text("libprocess/" + name + ".txt").lines().toList()) {
      if (line.startsWith("# body:")) {
        inside = true;
      } else if (line.isBlank()) {
        inside = false;
      } else if (inside) {
        hex.append(line.strip());
      }
    }
    return HexFormat.of().parseHex(hex);
  }

  /// The body of a recorded answer.
  public static String body(String path) {
    var text = text(path + ".txt");
    return text.substring(text.indexOf("\n\n") + 2);
  }
}
