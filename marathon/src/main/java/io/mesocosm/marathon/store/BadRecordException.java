package io.mesocosm.marathon.store;

/// A record is not what its format says; someone else has written it, or we are wrong.
final class BadRecordException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadRecordException(String message) {
    super(message);
  }
}
