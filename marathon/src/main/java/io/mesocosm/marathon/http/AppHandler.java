package io.mesocosm.marathon.http;

import io.mesocosm.base.Refusal;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonWriter;
import io.mesocosm.marathon.core.Input;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.http.exchange.Answers;
import io.mesocosm.marathon.http.exchange.Reads;
import io.mesocosm.marathon.http.exchange.Requests;
import io.mesocosm.marathon.http.exchange.Writes;
import io.mesocosm.marathon.http.view.AppViews;
import io.mesocosm.marathon.http.view.Part;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.Edit;
import io.mesocosm.marathon.model.Version;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// `/v2/apps/{id}`: one app, its versions, its restart.
final class AppHandler {
  private final Reads reads;
  private final Writes writes;
  private final AppWishes wishes;
  private final AppViews views;
  private final InstantSource clock;

  AppHandler(Reads reads, Writes writes, AppWishes wishes, AppViews views, InstantSource clock) {
    this.reads = reads;
    this.writes = writes;
    this.wishes = wishes;
    this.views = views;
    this.clock = clock;
  }

  /// What is shown of one app: nearly everything, and what is asked for besides.
  static Set<Part> parts(Request request) {
    var parts = EnumSet.of(Part.COUNTS, Part.TASKS, Part.DEPLOYMENTS, Part.LAST_FAILURE);
    parts.addAll(Part.of(request.queryParams("embed")));
    return parts;
  }

  Response get(Request request) throws InterruptedException {
    return withApp(
        request,
        (state, app) ->
            Response.json(
                200,
                new JsonWriter()
                    .beginObject()
                    .fieldRaw("app", views.app(state, app, parts(request), clock.instant()))
                    .endObject()
                    .toBytes()));
  }

  /// An answer made of a known app.
  private interface Question {
    Response of(MarathonState state, App app);
  }

  private Response withApp(Request request, Question question) throws InterruptedException {
    return reads.with(state ->
        Requests.path(request)
            .flatMap(state.tree()::app)
            .map(app -> question.of(state, app))
            .orElseGet(() -> missing(request)));
  }

  static Response missing(Request request) {
    var id = "/" + request.param("id").replaceFirst("^/+", "");
    return Answers.refused(List.of(AppWishes.unknown("App", id)));
  }

  Response put(Request request) throws InterruptedException {
    return change(request, Requests.flag(request, "partialUpdate", true), false);
  }

  Response patch(Request request) throws InterruptedException {
    return change(request, true, true);
  }

  private Response change(Request request, boolean partial, boolean mustExist)
      throws InterruptedException {
    return Answers.of(
        AppPath.parse(request.param("id"), AppPath.ROOT),
        path -> change(request, path, partial, mustExist));
  }

  private Response change(Request request, AppPath path, boolean partial, boolean mustExist)
      throws InterruptedException {
    if (path.isRoot()) {
      return Answers.refused(List.of(Refusal.invalid("/id", "/", "a path below /")));
    }
    var force = Requests.flag(request, "force", false);
    var manner = new AppWishes.Manner(partial, force, mustExist);
    return Answers.of(
        Requests.body(request),
        body ->
            writes.deploy(
                Requests.origin(request),
                force,
                state -> wishes.put(state, path, body, manner),
                deployed ->
                    deployed.change().apps().getFirst() instanceof Edit.Created<App>
                        ? Answers.deployed(201, deployed).withHeader("Location", "/v2/apps" + path)
                        : Answers.deployed(200, deployed)));
  }

  Response delete(Request request) throws InterruptedException {
    var id = Requests.path(request);
    return id.isEmpty()
        ? missing(request)
        : writes.deploy(
            Requests.origin(request),
            Requests.flag(request, "force", true),
            state -> wishes.remove(state, id.get()),
            deployed -> Answers.deployed(200, deployed));
  }

  Response restart(Request request) throws InterruptedException {
    var id = Requests.path(request);
    if (id.isEmpty()) {
      return missing(request);
    }
    var force = Requests.flag(request, "force", false);
    var origin = Requests.origin(request);
    return Writes.deployed(
        writes.ask(ticket -> new Input.Restart(ticket, Writes.newId(), id.get(), force, origin)),
        deployed -> Answers.deployed(200, deployed));
  }

  Response versions(Request request) throws InterruptedException {
    return withApp(
        request,
        (state, app) ->
            Response.json(
                200,
                Json.obj(
                    "versions",
                    Answers.versions(
                        state.versions().of(app.id()).stream().map(App::version).toList()))));
  }

  Response version(Request request) throws InterruptedException {
    var problems = new ArrayList<Refusal>();
    var version = AppWishes.version(request.param("version"), problems);
    if (version.isEmpty()) {
      return Answers.refused(problems);
    }
    return withApp(request, (state, app) -> version(state, app, version.get()));
  }

  private Response version(MarathonState state, App app, Version version) {
    return state
        .versions()
        .get(app.id(), version)
        .<Response>map(old -> Response.json(200, views.definition(old)))
        .orElseGet(() ->
            Answers.refused(
                List.of(
                    AppWishes.unknown("App", "%s in version %s".formatted(app.id(), version)))));
  }
}
