package io.mesocosm.base.httpclient;

import java.io.IOException;

/// No connection came about: whoever was asked has not seen the call, so it may be made again.
public final class UnreachableException extends IOException {
  private static final long serialVersionUID = 1;

  UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
