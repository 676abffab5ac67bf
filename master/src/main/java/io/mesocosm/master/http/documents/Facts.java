package io.mesocosm.master.http.documents;

import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.master.model.MasterIdentity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SortedMap;

/// What does not change while a master runs.
///
/// @param built when the program was made
/// @param started when this process began
/// @param cluster may be empty
/// @param logDir may be empty
/// @param flags all flags as text
public record Facts(
    MasterIdentity master,
    Instant built,
    Instant started,
    String cluster,
    String logDir,
    String region,
    String zone,
    SortedMap<String, String> flags) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// `2026-11-23 14:06:48 UTC`.
  public String buildDate() {
    return DATE.format(built);
  }

  /// The answer to `/version`.
  public byte[] version() {
    return new JsonWriter()
        .beginObject()
        .field("build_date", buildDate())
        .field("build_time", (double) built.getEpochSecond())
        .field("build_user", "")
        .field("version", master.version())
        .endObject()
        .toBytes();
  }

  /// `"flags":{…}` into an object that is open.
  public void flags(JsonWriter json) {
    json.name("flags").beginObject();
    flags.forEach(json::field);
    json.endObject();
  }
}
