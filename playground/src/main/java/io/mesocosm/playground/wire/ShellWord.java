package io.mesocosm.playground.wire;

import java.util.regex.Pattern;

/// Any text as one word of a POSIX shell.
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+-]+");

  private ShellWord() {}

  /// As it is where the shell takes it for one word, else quoted.
  public static String of(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
