package io.mesocosm.base.ids;

import java.util.UUID;

/// Ids that nobody can guess.
public final class RandomIds implements Ids {
  @Override
  public UUID next() {
    return UUID.randomUUID();
  }
}
