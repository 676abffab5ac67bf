package io.mesocosm.agent.link.docker;

/// A version of the Engine API.
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
  /// The one this room is written for.
  private static final ApiVersion OURS = new ApiVersion(1, 41);

  /// Ours, or the nearest to it that the engine speaks.
  ///
  /// @param least may be empty when the engine does not say
  /// @param most likewise
  static ApiVersion common(String least, String most) {
    var low = least.isEmpty() ? OURS : parse(least);
    var high = most.isEmpty() ? OURS : parse(most);
    if (OURS.compareTo(low) < 0) {
      return low;
    }
    return OURS.compareTo(high) > 0 ? high : OURS;
  }

  /// @throws IllegalArgumentException when it is not two numbers and a dot
  static ApiVersion parse(String text) {
    if (!text.matches("\\d{1,4}\\.\\d{1,4}")) {
      throw new IllegalArgumentException("no version of the Engine API: " + text);
    }
    int dot = text.indexOf('.');
    return new ApiVersion(
        Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
  }

  String prefix() {
    return "/v" + major + "." + minor;
  }

  @Override
  public int compareTo(ApiVersion other) {
    return major == other.major
        ? Integer.compare(minor, other.minor)
        : Integer.compare(major, other.major);
  }
}
