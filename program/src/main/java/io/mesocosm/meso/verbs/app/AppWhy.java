package io.mesocosm.meso.verbs.app;

import io.mesocosm.base.config.Flag;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.meso.console.Console;
import io.mesocosm.meso.machines.MachineTroubles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `meso app why ID`: what an application waits for.
final class AppWhy extends AppCommand {
  private final Flag<Boolean> json = flags().flag("json", false, "print Marathon's answer");

  AppWhy() {
    super("why", "ID", "say what an application waits for, and why it failed last");
  }

  @Override
  int run(Call call) throws IOException, InterruptedException {
    var app = app(call, "?embed=app.counts&embed=app.tasks&embed=app.lastTaskFailure");
    var queued = queued(call);
    if (call.settings().get(json)) {
      var item = queued.<Json>map(JsonView::json).orElse(Json.NULL);
      var failure = app.get("lastTaskFailure").orElse(Json.NULL);
      var answer = Json.obj("id", call.id(), "queue", item, "lastTaskFailure", failure);
      call.console().line(JsonText.pretty(answer));
    } else {
      var unfinished = Unfinished.lines(call.id(), app, call.marathon().getAll("/v2/deployments"));
      if (queued.isPresent()) {
        tell(call.id(), queued.get(), call.console());
        noOffers(call, queued.get()).forEach(call.console()::line);
      } else {
        call.console().line(placed(call.id(), app, unfinished.isEmpty()));
      }
      unfinished.forEach(call.console()::line);
      if (call.machines().isPresent()) {
        MachineTroubles.of(call.machines().get()).of(hosts(app)).forEach(call.console()::line);
      }
      app.object("lastTaskFailure").ifPresent(failure -> tellFailure(failure, call.console()));
    }
    return 0;
  }

  // How many of its tasks are where.
  private static Map<String, Integer> hosts(JsonView app) {
    var hosts = new TreeMap<String, Integer>();
    for (var task : app.objects("tasks").orElse(List.of())) {
      hosts.merge(task.text("host").orElse(""), 1, Integer::sum);
    }
    return hosts;
  }

  private static Optional<JsonView> queued(Call call) throws IOException, InterruptedException {
    var queue = call.marathon().get("/v2/queue?embed=lastUnusedOffers");
    return queue.objects("queue").orElse(List.of()).stream()
        .filter(
            item -> item.object("app").flatMap(app -> app.text("id")).orElse("").equals(call.id()))
        .findFirst();
  }

  private static String placed(String id, JsonView app, boolean finished) {
    return "%s waits for %s: %d of %d instances run."
        .formatted(
            id,
            finished ? "nothing" : "no offer",
            app.wholeNumber("tasksRunning").orElse(0L),
            app.wholeNumber("instances").orElse(0L));
  }

  // Where none was looked at, the master knows why it made none.
  private static List<String> noOffers(Call call, JsonView item)
      throws IOException, InterruptedException {
    return looked(item) > 0
        ? List.of()
        : NoOffers.lines(call.marathon(), call.http(), item.text("role").orElse("*"));
  }

  private static long looked(JsonView item) {
    return item.object("processedOffersSummary")
        .flatMap(summary -> summary.wholeNumber("processedOffersCount"))
        .orElse(0L);
  }

  private static void tell(String id, JsonView item, Console console) {
    console.line(
        "%s waits for %d instance(s), since %s."
            .formatted(
                id, item.wholeNumber("count").orElse(0L), item.text("since").orElse("a moment")));
    item.object("delay")
        .filter(delay -> !delay.flag("overdue").orElse(true))
        .ifPresent(delay ->
            console.line(
                "It failed before: the next try is in %d s."
                    .formatted(delay.wholeNumber("timeLeftSeconds").orElse(0L))));
    var offers = item.object("processedOffersSummary");
    var seen = looked(item);
    console.line(
        seen == 0
            ? "No offer has been looked at yet."
            : "%d offer(s) were looked at. Of the last ones:".formatted(seen));
    offers
        .flatMap(summary -> summary.objects("rejectSummaryLastOffers"))
        .ifPresent(rejects -> rejectLines(rejects).forEach(console::line));
    nearest(item).forEach(console::line);
  }

  private static List<String> rejectLines(List<JsonView> rejects) {
    return rejects.stream()
        .filter(reject -> reject.wholeNumber("declined").orElse(0L) > 0)
        .map(reject ->
            "  %-32s %d of %d"
                .formatted(
                    reject.text("reason").orElse(""),
                    reject.wholeNumber("declined").orElse(0L),
                    reject.wholeNumber("processed").orElse(0L)))
        .toList();
  }

  private static List<String> nearest(JsonView item) {
    var lines = new ArrayList<String>();
    for (var unused : item.objects("lastUnusedOffers").orElse(List.of())) {
      var host = unused.object("offer").flatMap(offer -> offer.text("hostname")).orElse("?");
      lines.add("  offer of %s: %s".formatted(host, String.join("; ", objections(unused))));
    }
    return lines;
  }

  /// In words with the numbers when Marathon is ours; the original gives the reasons' names only.
  private static List<String> objections(JsonView unused) {
    return unused
        .texts("explanations")
        .filter(words -> !words.isEmpty())
        .or(() -> unused.texts("reason"))
        .orElse(List.of());
  }

  private static void tellFailure(JsonView failure, Console console) {
    console.line(
        "Its last failure, %s on %s: %s %s"
            .formatted(
                failure.text("timestamp").orElse(""),
                failure.text("host").orElse(""),
                failure.text("state").orElse(""),
                failure.text("message").orElse("")));
  }
}
