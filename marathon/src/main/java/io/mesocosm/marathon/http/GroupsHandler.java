package io.mesocosm.marathon.http;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Outcome.Ok;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.marathon.core.DryRun;
import io.mesocosm.marathon.core.MarathonRules;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.http.exchange.Answers;
import io.mesocosm.marathon.http.exchange.Documents;
import io.mesocosm.marathon.http.exchange.Reads;
import io.mesocosm.marathon.http.exchange.Requests;
import io.mesocosm.marathon.http.exchange.Writes;
import io.mesocosm.marathon.http.view.DeploymentWriter;
import io.mesocosm.marathon.http.view.GroupViews;
import io.mesocosm.marathon.http.view.Part;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.Group;
import io.mesocosm.marathon.model.live.RootChange;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `/v2/groups` and `/v2/groups/{id}`; a path without an id is the root.
final class GroupsHandler {
  private final Reads reads;
  private final Writes writes;
  private final GroupWishes wishes;
  private final GroupViews views;
  private final InstantSource clock;
  private final Documents documents = new Documents();

  GroupsHandler(
      Reads reads, Writes writes, GroupWishes wishes, GroupViews views, InstantSource clock) {
    this.reads = reads;
    this.writes = writes;
    this.wishes = wishes;
    this.views = views;
    this.clock = clock;
  }

  private static Optional<AppPath> path(Request request) {
    return request.pathParams().containsKey("id")
        ? Requests.path(request)
        : Optional.of(AppPath.ROOT);
  }

  private static Response missing(Request request) {
    return Answers.refused(
        List.of(AppWishes.unknown("Group", request.pathParams().getOrDefault("id", "/"))));
  }

  /// An answer made of a known group.
  private interface Question {
    Response of(MarathonState state, Group group);
  }

  private Response withGroup(Request request, Question question) throws InterruptedException {
    return reads.with(state ->
        path(request)
            .flatMap(state.tree()::group)
            .map(group -> question.of(state, group))
            .orElseGet(() -> missing(request)));
  }

  Response get(Request request) throws InterruptedException {
    var shown = GroupViews.Shown.of(request.queryParams("embed"));
    return withGroup(
        request,
        (state, group) ->
            // Life times grow while nothing changes.
            shown.parts().contains(Part.STATS)
                ? Response.json(200, document(state, group, shown))
                : documents.of(
                    state,
                    group.id() + "?" + request.query(),
                    () -> document(state, group, shown)));
  }

  private byte[] document(MarathonState state, Group group, GroupViews.Shown shown) {
    var json = new JsonWriter();
    views.write(json, state, group, shown, clock.instant());
    return json.toBytes();
  }

  Response apps(Request request) throws InterruptedException {
    var parts = Part.of(request.queryParams("embed"));
    return withGroup(
        request,
        (state, group) -> {
          var json = new JsonWriter();
          views.apps(json, state, group.id(), parts, clock.instant());
          return Response.json(200, json.toBytes());
        });
  }

  Response versions(Request request) throws InterruptedException {
    return withGroup(
        request,
        (state, group) ->
            Response.json(200, Answers.versions(state.roots().affecting(group.id()))));
  }

  Response version(Request request) throws InterruptedException {
    var problems = new ArrayList<Refusal>();
    var version = AppWishes.version(request.param("version"), problems);
    if (version.isEmpty()) {
      return Answers.refused(problems);
    }
    var shown = GroupViews.Shown.of(request.queryParams("embed"));
    return withGroup(
        request,
        (state, group) ->
            state
                .roots()
                .at(version.get(), state.tree())
                .flatMap(then ->
                    then.group(group.id())
                        .<Response>map(old ->
                            Response.json(
                                200, document(state.with(state.catalog().with(then)), old, shown))))
                .orElseGet(() ->
                    Answers.refused(
                        List.of(
                            AppWishes.unknown(
                                "Group",
                                "%s in version %s".formatted(group.id(), version.get()))))));
  }

  Response create(Request request) throws InterruptedException {
    return withBody(
        request,
        (id, body) ->
            writes.deploy(
                Requests.origin(request),
                Requests.flag(request, "force", false),
                state -> wishes.create(state, id, body),
                deployed ->
                    Answers.deployed(201, deployed).withHeader("Location", "/v2/groups" + id)));
  }

  Response put(Request request) throws InterruptedException {
    var dryRun = Requests.flag(request, "dryRun", false);
    return withBody(
        request,
        (id, body) ->
            dryRun
                ? reads.with(state -> plan(state, wishes.put(state, id, body)))
                : writes.deploy(
                    Requests.origin(request),
                    Requests.flag(request, "force", false),
                    state -> wishes.put(state, id, body),
                    deployed -> Answers.deployed(200, deployed)));
  }

  Response patch(Request request) throws InterruptedException {
    return withBody(
        request,
        (id, body) ->
            writes.deploy(
                Requests.origin(request),
                false,
                state -> wishes.patch(state, id, body),
                _ -> Response.of(200)));
  }

  Response delete(Request request) throws InterruptedException {
    var id = path(request);
    return id.isEmpty()
        ? missing(request)
        : writes.deploy(
            Requests.origin(request),
            Requests.flag(request, "force", false),
            state -> GroupWishes.remove(state, id.get()),
            deployed -> Answers.deployed(200, deployed));
  }

  /// What is done with the group of a request and its body.
  private interface Change {
    Response of(AppPath id, Json body) throws InterruptedException;
  }

  private static Response withBody(Request request, Change change) throws InterruptedException {
    return Answers.of(
        Requests.body(request),
        body -> Answers.of(id(request, body), path -> change.of(path, body)));
  }

  /// The group of the path; or one below it, when the body names that (Marathon 1.11).
  private static Outcome<AppPath> id(Request request, Json body) {
    var path = AppPath.parse(request.pathParams().getOrDefault("id", "/"), AppPath.ROOT);
    var named = JsonView.of(body, new ArrayList<>()).text("id");
    return named.isPresent() && path instanceof Ok<AppPath>(var above)
        ? within(above, named.get())
        : path;
  }

  private static Outcome<AppPath> within(AppPath above, String named) {
    var path = AppPath.parse(named, above);
    return path instanceof Ok<AppPath>(var id) && !id.equals(above) && !id.isBelow(above)
        ? Outcome.refused(Refusal.invalid("/id", named, "%s or a path below".formatted(above)))
        : path;
  }

  // Which service ports there are makes no difference to the steps.
  private Response plan(MarathonState state, Outcome<RootChange> wish) throws InterruptedException {
    return Answers.of(
        wish,
        change -> {
          var json = new JsonWriter().beginObject();
          DeploymentWriter.steps(
              json, DryRun.steps(state, change, MarathonRules.DEFAULT, clock.instant()));
          return Response.json(200, json.endObject().toBytes());
        });
  }
}
