package io.mesocosm.base.config;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.config.Units.Unit;
import java.util.List;

/// Numbers of bytes as Mesos writes them: `512B`, `32MB`, `2GB`; each unit is 1024 of the one
/// before.
public final class Sizes {
  private static final long KB = 1024;
  private static final Units UNITS =
      new Units(
          "a size",
          List.of(
              new Unit("B", 1),
              new Unit("KB", KB),
              new Unit("MB", KB * KB),
              new Unit("GB", KB * KB * KB),
              new Unit("TB", KB * KB * KB * KB)));

  private Sizes() {}

  /// In bytes.
  ///
  /// @param field whose value it is, for the refusal
  public static Outcome<Long> parse(String field, String text) {
    return UNITS.parse(field, text);
  }

  /// In the largest unit of which it is at least one.
  public static String text(long bytes) {
    return UNITS.text(bytes);
  }
}
