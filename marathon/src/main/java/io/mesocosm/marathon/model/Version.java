package io.mesocosm.marathon.model;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// The version of an app or a group: the moment of its change, to the millisecond.
public record Version(Instant at) implements Comparable<Version> {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  public Version {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }

  /// Reads any ISO 8601 moment with an offset.
  public static Outcome<Version> parse(String text) {
    try {
      return Outcome.ok(new Version(OffsetDateTime.parse(text).toInstant()));
    } catch (DateTimeException unreadable) {
      return Outcome.refused(
          Refusal.invalid("/version", text, "a moment such as 2026-01-31T12:00:00.000Z"));
    }
  }

  /// A moment in the form of the API: UTC, always three digits of a second.
  public static String text(Instant at) {
    return FORM.format(at);
  }

  /// The next version after this one that is not before `now`: versions of one thing never repeat.
  public Version next(Instant now) {
    var wished = new Version(now);
    return wished.compareTo(this) > 0 ? wished : new Version(at.plusMillis(1));
  }

  @Override
  public int compareTo(Version other) {
    return at.compareTo(other.at);
  }

  @Override
  public String toString() {
    return text(at);
  }
}
