package io.mesocosm.playground.link.image;

/// What kind of processor this host has, in the words of container engines.
final class Architecture {
  static final String HERE = word(System.getProperty("os.arch"));

  private Architecture() {}

  private static String word(String java) {
    return java.equals("aarch64") ? "arm64" : java;
  }
}
