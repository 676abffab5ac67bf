package io.mesocosm.agent.link.docker;

import java.io.IOException;

/// The engine answered, and would not; the message is its own.
public final class EngineException extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  EngineException(int status, String message) {
    super(message);
    this.status = status;
  }

  /// HTTP status; 0 when the refusal came after a head that promised well.
  public int status() {
    return status;
  }
}
