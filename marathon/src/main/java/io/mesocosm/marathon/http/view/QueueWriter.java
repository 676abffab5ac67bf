package io.mesocosm.marathon.http.view;

import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.marathon.core.placement.OfferSummary;
import io.mesocosm.marathon.core.placement.QueueItem;
import io.mesocosm.marathon.core.placement.UnusedOffer;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.protocol.resources.Attributes;
import io.mesocosm.protocol.resources.Items;
import io.mesocosm.protocol.resources.Ranges;
import io.mesocosm.protocol.resources.Resource;
import io.mesocosm.protocol.resources.Scalar;
import io.mesocosm.protocol.resources.Value;
import java.time.Instant;
import java.util.List;

/// Waiting apps and why they wait (Marathon 1.11, `/v2/queue`).
public final class QueueWriter {
  private QueueWriter() {}

  /// @param definition the app's JSON
  /// @param withOffers whether the unused offers are shown, too
  public static void write(JsonWriter json, QueueItem item, byte[] definition, boolean withOffers) {
    json.beginObject()
        .field("count", item.count())
        .name("delay")
        .beginObject()
        .field("timeLeftSeconds", item.timeLeft().toSeconds())
        .field("overdue", item.isOverdue())
        .endObject()
        .field("since", Version.text(item.since()))
        .name("processedOffersSummary");
    summary(json, item.offers());
    if (withOffers) {
      json.name("lastUnusedOffers").beginArray();
      item.offers().lastUnused().forEach(offer -> offer(json, offer));
      json.endArray();
    }
    json.field("role", item.app().spec().placement().role())
        .fieldRaw("app", definition)
        .endObject();
  }

  private static void summary(JsonWriter json, OfferSummary offers) {
    json.beginObject()
        .field("processedOffersCount", offers.processed())
        .field("unusedOffersCount", offers.unused());
    moment(json, "lastUnusedOfferAt", offers.lastUnusedAt());
    moment(json, "lastUsedOfferAt", offers.lastUsedAt());
    rows(json, "rejectSummaryLastOffers", offers.ofLastOffers());
    rows(json, "rejectSummaryLaunchAttempt", offers.sinceWaiting());
    json.endObject();
  }

  private static void moment(JsonWriter json, String name, Instant at) {
    if (!at.equals(Instant.EPOCH)) {
      json.field(name, Version.text(at));
    }
  }

  private static void rows(JsonWriter json, String name, List<OfferSummary.Row> rows) {
    json.name(name).beginArray();
    for (var row : rows) {
      json.beginObject()
          .field("reason", row.reason().wire())
          .field("declined", row.declined())
          .field("processed", row.processed())
          .endObject();
    }
    json.endArray();
  }

  // The reasons are the original's words, each followed by ours: the rule, what was wanted, what
  // was there.
  private static void offer(JsonWriter json, UnusedOffer unused) {
    var offer = unused.offer();
    json.beginObject()
        .name("offer")
        .beginObject()
        .field("id", offer.id().value())
        .field("hostname", offer.hostname())
        .field("agentId", offer.agent().value());
    json.name("resources").beginArray();
    for (Resource resource : offer.resources().items()) {
      json.beginObject().field("name", resource.name()).field("role", resource.role());
      value(json, resource.value());
      json.endObject();
    }
    json.endArray().name("attributes").beginArray();
    for (Attributes.Attribute attribute : offer.attributes().items()) {
      json.beginObject().field("name", attribute.name());
      value(json, attribute.value());
      json.endObject();
    }
    json.endArray().endObject().name("reason").beginArray();
    unused.objections().forEach(objection -> json.value(objection.reason().wire()));
    json.endArray().field("timestamp", Version.text(unused.at()));
    json.name("explanations").beginArray();
    unused.objections().forEach(objection -> json.value(objection.explanation()));
    json.endArray().endObject();
  }

  private static void value(JsonWriter json, Value value) {
    switch (value) {
      case Scalar scalar -> json.field("scalar", scalar.toDouble());
      case Ranges ranges -> {
        json.name("ranges").beginArray();
        for (var range : ranges.ranges()) {
          json.beginObject().field("begin", range.begin()).field("end", range.end()).endObject();
        }
        json.endArray();
      }
      case Items items -> {
        json.name("set").beginArray();
        items.items().forEach(json::value);
        json.endArray();
      }
      case Value.Text(var text) -> json.field("text", text);
    }
  }
}
