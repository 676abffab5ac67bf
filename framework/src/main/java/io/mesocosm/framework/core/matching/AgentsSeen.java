package io.mesocosm.framework.core.matching;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.framework.model.Offer;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.resources.Resources;

/// The most that each agent ever offered, to tell what is taken from what was never there. A
/// scheduler sees free resources only, so this grows as it learns and is forgotten with the agent.
public record AgentsSeen(PMap<AgentId, Resources> ceilings) {
  public static final AgentsSeen NOBODY = new AgentsSeen(PMap.empty());

  public AgentsSeen with(Offer offer) {
    var before = ceiling(offer.agent());
    var seen = offer.resources().unallocate();
    var raised = before.plus(seen.minus(before));
    return raised.equals(before) ? this : new AgentsSeen(ceilings.with(offer.agent(), raised));
  }

  public AgentsSeen without(AgentId agent) {
    return new AgentsSeen(ceilings.without(agent));
  }

  /// [Resources#NONE] for an agent that was never seen.
  public Resources ceiling(AgentId agent) {
    return ceilings.get(agent).orElse(Resources.NONE);
  }
}
