package io.mesocosm.meso.console;

import java.io.PrintStream;

/// Where a command writes: results to `out`, everything about the work itself to `err`.
///
/// @param colours whether `err` is a terminal that shows them
public record Console(PrintStream out, PrintStream err, boolean colours) {
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String RED = "\u001b[31m";
  private static final String FAINT = "\u001b[2m";
  // To the left end, and nothing there.
  private static final String EMPTIED = "\r\u001b[K";
  private static final int LONGEST_PASSING = 70;
  private static final String PLAIN = "\u001b[0m";

  /// A result, for people or for a script.
  public void line(String text) {
    out.println(text);
  }

  /// What is going on.
  public void note(String text) {
    err.println((colours ? EMPTIED : "") + text);
  }

  /// What is going on just now, until something else is said; for a terminal only.
  ///
  /// @param text empty: nothing more
  public void passing(String text) {
    if (colours) {
      err.print(text.isEmpty() ? EMPTIED : EMPTIED + "  " + in(FAINT, "… " + clipped(text)));
      err.flush();
    }
  }

  // A line that the terminal breaks could not be emptied.
  private static String clipped(String text) {
    return text.length() > LONGEST_PASSING ? text.substring(0, LONGEST_PASSING) : text;
  }

  public void done(String text) {
    note("  " + in(GREEN, "✓") + " " + text);
  }

  public void warn(String text) {
    note("  " + in(YELLOW, "!") + " " + text);
  }

  public void failed(String text) {
    note("  " + in(RED, "✗") + " " + text);
  }

  public String faint(String text) {
    return in(FAINT, text);
  }

  private String in(String colour, String text) {
    return colours ? colour + text + PLAIN : text;
  }
}
