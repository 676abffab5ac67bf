package io.mesocosm.coordination.records;

import io.mesocosm.base.loops.JournalException;

/// Another leader has been elected since: nothing of the commit was stored, and nothing will be.
public final class FencedException extends JournalException {
  private static final long serialVersionUID = 1;

  public FencedException(String message) {
    super(message);
  }
}
