package io.mesocosm.master.wire;

import io.mesocosm.protocol.codec.IdCodec;
import io.mesocosm.protocol.codec.ResourceCodec;
import io.mesocosm.protocol.codec.ResourceFormat;
import io.mesocosm.protocol.v1.AgentInfo;
import io.mesocosm.protocol.v1.Offer;

/// Offers as messages.
public final class OfferMessages {
  private OfferMessages() {}

  /// @param multiRole whether the reader knows allocation roles; others see none
  /// @param refined whether it knows stacks of reservations
  public static Offer message(
      io.mesocosm.master.model.Offer offer, boolean multiRole, boolean refined) {
    var agent = offer.spec().info().as(AgentInfo.class);
    var resources = multiRole ? offer.resources() : offer.resources().unallocate();
    var format = refined ? ResourceFormat.POST_REFINEMENT : ResourceFormat.PRE_REFINEMENT;
    var message =
        Offer.newBuilder()
            .setId(IdCodec.of(offer.id()))
            .setFrameworkId(IdCodec.of(offer.framework()))
            .setAgentId(IdCodec.of(offer.agent()))
            .setHostname(offer.spec().hostname())
            .addAllResources(ResourceCodec.write(resources, format))
            .addAllAttributes(agent.getAttributesList());
    offer.executors().forEach(id -> message.addExecutorIds(IdCodec.of(id)));
    message
        .getUrlBuilder()
        .setScheme("http")
        .setPath("/" + offer.pid().actor())
        .getAddressBuilder()
        .setHostname(offer.spec().hostname())
        .setIp(offer.pid().host())
        .setPort(offer.pid().port());
    if (agent.hasDomain()) {
      message.setDomain(agent.getDomain());
    }
    if (multiRole) {
      message.getAllocationInfoBuilder().setRole(offer.role());
    }
    return message.build();
  }
}
