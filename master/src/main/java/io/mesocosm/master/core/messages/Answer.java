package io.mesocosm.master.core.messages;

/// What a caller gets. The edge maps it to a status code.
public sealed interface Answer {
  /// Taken on; what follows from it comes as events.
  record Accepted() implements Answer {}

  /// Done.
  record Done() implements Answer {}

  record Invalid(String why) implements Answer {}

  record Forbidden(String why) implements Answer {}

  record Unknown(String why) implements Answer {}
}
