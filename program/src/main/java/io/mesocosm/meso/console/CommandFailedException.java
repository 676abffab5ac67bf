package io.mesocosm.meso.console;

/// A command cannot do what was asked; the message is for the person who asked, and ends the
/// process with a code that scripts can tell from success.
public final class CommandFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// The world is not as wished: nothing runs, a port is taken, a reply is missing.
  public static final int TROUBLE = 1;

  /// The command line is not one of ours.
  public static final int USAGE = 2;

  private final int code;

  private CommandFailedException(int code, String message) {
    super(message);
    this.code = code;
  }

  public static CommandFailedException trouble(String message) {
    return new CommandFailedException(TROUBLE, message);
  }

  public static CommandFailedException usage(String message) {
    return new CommandFailedException(USAGE, message);
  }

  /// Exit code, not 0.
  public int code() {
    return code;
  }
}
