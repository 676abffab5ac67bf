package io.mesocosm.marathon.http;

import io.mesocosm.base.Outcome.Ok;
import io.mesocosm.base.Outcome.Refused;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.core.messages.Reply;
import io.mesocosm.marathon.http.exchange.Answers;
import io.mesocosm.marathon.http.exchange.Documents;
import io.mesocosm.marathon.http.exchange.Reads;
import io.mesocosm.marathon.http.exchange.Requests;
import io.mesocosm.marathon.http.exchange.Writes;
import io.mesocosm.marathon.http.view.AppViews;
import io.mesocosm.marathon.http.view.LabelSelector;
import io.mesocosm.marathon.http.view.Part;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.Edit;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// `/v2/apps`: all of them, new ones, and several at once.
final class AppsHandler {
  private final Reads reads;
  private final Writes writes;
  private final AppWishes wishes;
  private final AppViews views;
  private final InstantSource clock;
  private final Documents documents = new Documents();

  AppsHandler(Reads reads, Writes writes, AppWishes wishes, AppViews views, InstantSource clock) {
    this.reads = reads;
    this.writes = writes;
    this.wishes = wishes;
    this.views = views;
    this.clock = clock;
  }

  Response list(Request request) throws InterruptedException {
    var problems = new ArrayList<Refusal>();
    var filter = filter(request, problems);
    if (!problems.isEmpty()) {
      return Answers.refused(problems);
    }
    var parts = EnumSet.of(Part.COUNTS, Part.DEPLOYMENTS);
    parts.addAll(Part.of(request.queryParams("embed")));
    return reads.with(state -> {
      views.tidy(state);
      // Life times grow while nothing changes.
      return parts.contains(Part.STATS)
          ? Response.json(200, list(state, "apps", filter, parts))
          : documents.of(
              state, request.query().toString(), () -> list(state, "apps", filter, parts));
    });
  }

  private byte[] list(MarathonState state, String name, Predicate<App> filter, Set<Part> parts) {
    var json = new JsonWriter().beginObject().name(name).beginArray();
    var now = clock.instant();
    for (App app : state.tree().apps().values()) {
      if (filter.test(app)) {
        json.raw(views.app(state, app, parts, now));
      }
    }
    return json.endArray().endObject().toBytes();
  }

  private static Predicate<App> filter(Request request, List<Refusal> problems) {
    Predicate<App> filter = _ -> true;
    var cmd = request.queryParam("cmd");
    if (cmd.isPresent()) {
      filter = filter.and(app -> has(app.spec().command().shell(), cmd.get()));
    }
    var id = request.queryParam("id");
    if (id.isPresent()) {
      filter = filter.and(app -> has(app.id().text(), id.get()));
    }
    var label = request.queryParam("label");
    if (label.isPresent()) {
      switch (LabelSelector.parse(label.get())) {
        case Ok<LabelSelector>(var selector) ->
            filter = filter.and(app -> selector.matches(app.spec().labels()));
        case Refused<LabelSelector>(var refusals) -> problems.addAll(refusals);
      }
    }
    return filter;
  }

  private static boolean has(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  /// Every app below a group: `/v2/apps/group/*`.
  Response below(Request request) throws InterruptedException {
    var group = Requests.wildcardGroup(request);
    return reads.with(state ->
        Response.json(
            200,
            list(
                state,
                "*",
                app -> group.filter(app.id()::isBelow).isPresent(),
                AppHandler.parts(request))));
  }

  Response create(Request request) throws InterruptedException {
    return Answers.of(
        Requests.body(request),
        body ->
            writes.deploy(
                Requests.origin(request),
                Requests.flag(request, "force", false),
                state -> wishes.create(state, body),
                this::created));
  }

  private Response created(Reply.Deployed deployed) {
    var app = ((Edit.Created<App>) deployed.change().apps().getFirst()).after();
    return Answers.withDeployment(
        Response.json(201, views.accepted(app, deployed.id()))
            .withHeader("Location", "/v2/apps" + app.id()),
        deployed.id());
  }

  Response put(Request request) throws InterruptedException {
    return many(request, Requests.flag(request, "partialUpdate", true), false);
  }

  Response patch(Request request) throws InterruptedException {
    return many(request, true, true);
  }

  private Response many(Request request, boolean partial, boolean mustExist)
      throws InterruptedException {
    var force = Requests.flag(request, "force", false);
    var manner = new AppWishes.Manner(partial, force, mustExist);
    return Answers.of(
        Requests.body(request),
        body ->
            writes.deploy(
                Requests.origin(request),
                force,
                state -> wishes.putAll(state, body, manner),
                deployed -> Answers.deployed(200, deployed)));
  }
}
