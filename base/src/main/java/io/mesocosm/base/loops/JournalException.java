package io.mesocosm.base.loops;

import java.io.IOException;

/// A commit failed, or its outcome is unknown, or we are no longer allowed to write.
public class JournalException extends IOException {
  private static final long serialVersionUID = 1;

  public JournalException(String message) {
    super(message);
  }

  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
