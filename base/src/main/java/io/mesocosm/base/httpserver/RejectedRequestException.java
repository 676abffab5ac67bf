package io.mesocosm.base.httpserver;

/// A request that cannot be read as HTTP, or breaks a limit. It is answered, and the connection
/// ends, because nobody knows where the next request would start.
final class RejectedRequestException extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String reason;

  RejectedRequestException(int status, String reason) {
    super(reason, null, false, false);
    this.status = status;
    this.reason = reason;
  }

  int status() {
    return status;
  }

  String reason() {
    return reason;
  }
}
