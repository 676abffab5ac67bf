package io.mesocosm.base;

/// Conditions on values that a person gave us.
public final class Check {
  private Check() {}

  /// @throws IllegalArgumentException naming `field`, `had` and `allowed` when `holds` is false
  public static void that(boolean holds, String field, Object had, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(Refusal.invalid(field, had, allowed).text());
    }
  }
}
