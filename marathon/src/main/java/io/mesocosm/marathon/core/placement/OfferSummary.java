package io.mesocosm.marathon.core.placement;

import io.mesocosm.base.collections.Ordered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What became of the offers that an app looked at since it began to wait.
///
/// @param processed how many
/// @param unused how many of them did not do
/// @param lastUnusedAt [Instant#EPOCH] before there was one; so `lastUsedAt`
/// @param declined how many ended at each reason
/// @param lastUnused the newest of each agent, newest first, at most [#KEPT]
public record OfferSummary(
    long processed,
    long unused,
    Instant lastUnusedAt,
    Instant lastUsedAt,
    Map<Reason, Long> declined,
    List<UnusedOffer> lastUnused) {

  /// How many unused offers are kept for each waiting app.
  public static final int KEPT = 10;

  public static final OfferSummary NONE =
      new OfferSummary(0, 0, Instant.EPOCH, Instant.EPOCH, Map.of(), List.of());

  public OfferSummary {
    declined = Ordered.copyOf(declined);
    lastUnused = List.copyOf(lastUnused);
  }

  /// One row of the funnel: of the `processed` offers that came to this reason, `declined` ended.
  public record Row(Reason reason, long declined, long processed) {}

  public OfferSummary used(Instant now) {
    return new OfferSummary(processed + 1, unused, lastUnusedAt, now, declined, lastUnused);
  }

  public OfferSummary unused(UnusedOffer offer) {
    var counts = new EnumMap<Reason, Long>(Reason.class);
    counts.putAll(declined);
    counts.merge(offer.objections().getFirst().reason(), 1L, Long::sum);
    var kept = new ArrayList<UnusedOffer>();
    kept.add(offer);
    lastUnused.stream()
        .filter(old -> !old.offer().agent().equals(offer.offer().agent()))
        .limit(KEPT - 1)
        .forEach(kept::add);
    return new OfferSummary(processed + 1, unused + 1, offer.at(), lastUsedAt, counts, kept);
  }

  /// The funnel over everything since the app began to wait, a row for each reason.
  public List<Row> sinceWaiting() {
    return funnel(processed, declined);
  }

  /// The funnel over the newest unused offers only.
  public List<Row> ofLastOffers() {
    var counts = new EnumMap<Reason, Long>(Reason.class);
    lastUnused.forEach(old -> counts.merge(old.objections().getFirst().reason(), 1L, Long::sum));
    return funnel(lastUnused.size(), counts);
  }

  private static List<Row> funnel(long all, Map<Reason, Long> declined) {
    var rows = new ArrayList<Row>();
    var left = all;
    for (var reason : Reason.values()) {
      var ended = declined.getOrDefault(reason, 0L);
      rows.add(new Row(reason, ended, left));
      left -= ended;
    }
    return List.copyOf(rows);
  }
}
