package io.mesocosm.marathon.core.placement;

import io.mesocosm.framework.model.Offer;
import java.time.Instant;
import java.util.List;

/// An offer that an app had no use for.
///
/// @param objections in the order of [Reason], at least one
public record UnusedOffer(Offer offer, List<Objection> objections, Instant at) {
  public UnusedOffer {
    objections = List.copyOf(objections);
  }
}
