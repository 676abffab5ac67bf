package io.mesocosm.marathon.core.messages;

/// Who asked for a change: the event stream tells it.
///
/// @param uri path of the request
public record Origin(String clientIp, String uri) {
  /// A change that follows from something else and is not told as a request.
  public static final Origin NOBODY = new Origin("", "");
}
