package io.mesocosm.base;

/// One thing that a caller has to change before we can do what was asked.
///
/// @param reason the kind, which decides the status code at the edge
/// @param field the path in the request (`/container/docker/image`), a flag (`--quorum`), or what
///   the refusal is about when it is no field (`app /outyet`)
/// @param had the value that was given, as text, cut when it is long; empty when it is missing
/// @param allowed what would have been accepted, for people
public record Refusal(Reason reason, String field, String had, String allowed) {
  /// More helps nobody to find it, and whoever sends megabytes does not want them back.
  private static final int SHOWN = 500;

  public Refusal {
    had =
        had.length() <= SHOWN
            ? had
            : "%s… (%d characters)".formatted(had.substring(0, SHOWN), had.length());
  }

  /// Kinds of refusal. Each API maps them to its own status codes in one table.
  public enum Reason {
    /// Not readable at all: broken JSON, broken protobuf.
    MALFORMED,
    /// Readable, but a field has the wrong type, range or form, or is missing.
    INVALID,
    /// The thing does not exist.
    UNKNOWN,
    /// The thing exists already, or is being changed by someone else.
    CONFLICT,
    /// The caller may not do this.
    FORBIDDEN,
    /// We are not the one to ask (not leading, not ready).
    UNAVAILABLE
  }

  public static Refusal invalid(String field, Object had, String allowed) {
    return new Refusal(Reason.INVALID, field, String.valueOf(had), allowed);
  }

  /// One line for people: field, value, what is allowed.
  public String text() {
    return had.isEmpty()
        ? "%s: %s".formatted(field, allowed)
        : "%s: got '%s', allowed is %s".formatted(field, had, allowed);
  }
}
