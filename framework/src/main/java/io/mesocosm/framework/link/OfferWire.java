package io.mesocosm.framework.link;

import io.mesocosm.framework.model.InverseOffer;
import io.mesocosm.framework.model.Offer;
import io.mesocosm.framework.model.Unavailability;
import io.mesocosm.protocol.codec.AttributeCodec;
import io.mesocosm.protocol.codec.IdCodec;
import io.mesocosm.protocol.codec.ResourceCodec;
import java.time.Duration;
import java.time.Instant;

/// Offers from the wire.
final class OfferWire {
  private OfferWire() {}

  static Offer offer(io.mesocosm.protocol.v1.Offer wire) {
    return new Offer(
        IdCodec.of(wire.getId()),
        IdCodec.of(wire.getAgentId()),
        wire.getHostname(),
        wire.getAllocationInfo().hasRole() ? wire.getAllocationInfo().getRole() : "*",
        ResourceCodec.trusted(wire.getResourcesList()),
        AttributeCodec.read(wire.getAttributesList()),
        MasterWire.domain(wire.getDomain()),
        wire.getExecutorIdsList().stream().map(IdCodec::of).toList(),
        wire.hasUnavailability() ? unavailability(wire.getUnavailability()) : Unavailability.NONE);
  }

  static InverseOffer inverse(io.mesocosm.protocol.v1.InverseOffer wire) {
    return new InverseOffer(
        IdCodec.of(wire.getId()),
        IdCodec.of(wire.getAgentId()),
        unavailability(wire.getUnavailability()));
  }

  private static Unavailability unavailability(io.mesocosm.protocol.v1.Unavailability wire) {
    return new Unavailability(
        Instant.EPOCH.plusNanos(wire.getStart().getNanoseconds()),
        Duration.ofNanos(wire.getDuration().getNanoseconds()));
  }
}
