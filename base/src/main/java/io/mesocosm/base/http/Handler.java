package io.mesocosm.base.http;

/// Answers a request. Called on a virtual thread of its own, so it may block.
///
/// An exception that leaves it is logged with its cause and answered with 500.
@FunctionalInterface
public interface Handler {
  /// @throws InterruptedException when the server closes
  Response handle(Request request) throws InterruptedException;
}
