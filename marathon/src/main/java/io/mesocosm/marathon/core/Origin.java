package io.mesocosm.marathon.core;

/// Who asked for a change: the event stream tells it.
///
/// @param uri path of the request
public record Origin(String clientIp, String uri) {}
