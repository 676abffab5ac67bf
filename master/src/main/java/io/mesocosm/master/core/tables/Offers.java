package io.mesocosm.master.core.tables;

import io.mesocosm.base.collections.PMap;
import io.mesocosm.base.collections.PSet;
import io.mesocosm.master.model.Offer;
import io.mesocosm.protocol.cluster.AgentId;
import io.mesocosm.protocol.cluster.FrameworkId;
import io.mesocosm.protocol.cluster.OfferId;
import java.util.List;
import java.util.Optional;

/// The offers that are open.
public record Offers(
    PMap<OfferId, Offer> open,
    PMap<AgentId, PSet<OfferId>> byAgent,
    PMap<FrameworkId, PSet<OfferId>> byFramework) {
  public static final Offers EMPTY = new Offers(PMap.empty(), PMap.empty(), PMap.empty());

  public Optional<Offer> get(OfferId id) {
    return open.get(id);
  }

  public List<Offer> on(AgentId agent) {
    return all(byAgent.get(agent));
  }

  public List<Offer> of(FrameworkId framework) {
    return all(byFramework.get(framework));
  }

  private List<Offer> all(Optional<PSet<OfferId>> ids) {
    return ids.orElse(PSet.<OfferId>empty()).stream()
        .map(open::get)
        .flatMap(Optional::stream)
        .toList();
  }

  public Offers with(Offer offer) {
    return new Offers(
        open.with(offer.id(), offer),
        with(byAgent, offer.agent(), offer.id()),
        with(byFramework, offer.framework(), offer.id()));
  }

  public Offers without(Offer offer) {
    return new Offers(
        open.without(offer.id()),
        without(byAgent, offer.agent(), offer.id()),
        without(byFramework, offer.framework(), offer.id()));
  }

  private static <K extends Comparable<? super K>> PMap<K, PSet<OfferId>> with(
      PMap<K, PSet<OfferId>> index, K key, OfferId id) {
    return index.with(key, index.get(key).orElse(PSet.<OfferId>empty()).with(id));
  }

  private static <K extends Comparable<? super K>> PMap<K, PSet<OfferId>> without(
      PMap<K, PSet<OfferId>> index, K key, OfferId id) {
    var rest = index.get(key).orElse(PSet.<OfferId>empty()).without(id);
    return rest.isEmpty() ? index.without(key) : index.with(key, rest);
  }
}
