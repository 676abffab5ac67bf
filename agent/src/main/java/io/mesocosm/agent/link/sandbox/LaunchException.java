package io.mesocosm.agent.link.sandbox;

import java.io.IOException;

/// A run could not be started, and nothing of it runs; the message is for the task's owner.
public class LaunchException extends IOException {
  private static final long serialVersionUID = 1;

  public LaunchException(String message) {
    super(message);
  }

  public LaunchException(String message, Throwable cause) {
    super(message, cause);
  }
}
