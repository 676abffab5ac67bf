package io.mesocosm.base.ids;

import java.util.UUID;

/// A source of ids that never come twice. Safe for many threads.
@FunctionalInterface
public interface Ids {
  /// A version 4 UUID (RFC 9562).
  UUID next();
}
