package io.mesocosm.protocol.resources;

import org.jspecify.annotations.Nullable;

/// A key and, on the wire optional, a value.
public record Label(String key, @Nullable String value) {}
