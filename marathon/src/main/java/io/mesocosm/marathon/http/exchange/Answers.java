package io.mesocosm.marathon.http.exchange;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Outcome.Ok;
import io.mesocosm.base.Outcome.Refused;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.http.Handler;
import io.mesocosm.base.http.Request;
import io.mesocosm.base.http.Response;
import io.mesocosm.base.json.Json;
import io.mesocosm.marathon.core.messages.Reply;
import io.mesocosm.marathon.http.codec.Wording;
import io.mesocosm.marathon.model.DeploymentId;
import io.mesocosm.marathon.model.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Codes and bodies of everything that is no document: `{"message", "details"}` (Marathon 1.11,
/// errors).
public final class Answers {
  /// Named on every answer that began a deployment.
  public static final String DEPLOYMENT_ID = "Marathon-Deployment-Id";

  private Answers() {}

  /// What a handler makes of a value that it could read.
  public interface Made<T> {
    Response of(T value) throws InterruptedException;
  }

  /// What is `made` of the value, or the refusals.
  public static <T> Response of(Outcome<T> read, Made<T> made) throws InterruptedException {
    return switch (read) {
      case Ok<T>(var value) -> made.of(value);
      case Refused<T>(var refusals) -> refused(refusals);
    };
  }

  /// `{"version", "deploymentId"}`.
  public static Response deployed(int status, Reply.Deployed deployed) {
    return withDeployment(
        Response.json(
            status,
            Json.obj(
                "version",
                deployed.version().toString(),
                "deploymentId",
                deployed.id().toString())),
        deployed.id());
  }

  public static Response withDeployment(Response response, DeploymentId id) {
    return response.withHeader(DEPLOYMENT_ID, id.toString());
  }

  public static Response message(int status, String text) {
    return Response.json(status, Json.obj("message", text));
  }

  public static Response unavailable() {
    return message(
        503, "Marathon did not answer in time, or nobody leads; the change may still come about");
  }

  /// The body that every error has; which methods a path takes stands in `Allow`.
  public static Response worded(Request request, Handler next) throws InterruptedException {
    var answer = next.handle(request);
    if (!(answer instanceof Response.Whole bare)
        || bare.status() != 405
        || bare.body().length > 0) {
      return answer;
    }
    var text = "%s is not among the methods of %s".formatted(request.method(), request.path());
    return bare.headers().fields().stream()
        .<Response>reduce(
            message(405, text),
            (told, field) -> told.withHeader(field.name(), field.value()),
            (_, last) -> last);
  }

  /// What the core says instead of doing what was asked.
  public static Response refused(Reply reply) {
    return switch (reply) {
      case Reply.Refused(var refusals) -> refused(refusals);
      case Reply.Locked(var deployments) -> locked(deployments);
      case Reply.TooMany(var limit) ->
          message(403, "%d deployments are running, which is the limit".formatted(limit));
      case Reply.Stale _ -> message(409, "Others keep changing the same apps; try again");
      case Reply.Deployed _, Reply.Killed _, Reply.Stopped _, Reply.Done _ ->
          message(500, "An answer to another question: " + reply.getClass().getSimpleName());
    };
  }

  private static Response locked(List<DeploymentId> deployments) {
    return Response.json(
        409,
        Json.obj(
            "message",
            "The app is locked by a running deployment; override with the option 'force=true'",
            "deployments",
            deployments.stream().<Json>map(id -> Json.obj("id", id.toString())).toList()));
  }

  /// The one table from reasons to codes. The first refusal decides; only invalid fields are told
  /// all together.
  public static Response refused(List<Refusal> refusals) {
    var first = refusals.getFirst();
    return switch (first.reason()) {
      case MALFORMED ->
          Response.json(400, Json.obj("message", "Invalid JSON", "details", first.had()));
      case INVALID -> invalid(refusals);
      case UNKNOWN -> plain(404, first);
      case CONFLICT -> plain(409, first);
      case FORBIDDEN -> plain(403, first);
      case UNAVAILABLE -> plain(503, first);
    };
  }

  private static Response plain(int status, Refusal refusal) {
    return Response.json(
        status,
        Json.obj(
            "message",
            "%s %s".formatted(refusal.field(), refusal.allowed()),
            "details",
            Json.arr(List.of())));
  }

  private static Response invalid(List<Refusal> refusals) {
    var unreadable = refusals.stream().anyMatch(one -> !isRule(one));
    var byPath = new LinkedHashMap<String, List<Json>>();
    for (Refusal refusal : refusals) {
      var errors = byPath.computeIfAbsent(refusal.field(), _ -> new ArrayList<>());
      if (!isRule(refusal)) {
        errors.add(Json.of(Wording.key(refusal.allowed())));
      }
      errors.add(Json.of(text(refusal)));
    }
    var details = new ArrayList<Json>();
    byPath.forEach(
        (path, errors) -> details.add(Json.obj("path", path, "errors", Json.arr(errors))));
    return Response.json(
        422,
        Json.obj(
            "message",
            unreadable ? "Invalid JSON" : "Object is not valid",
            "details",
            Json.arr(details)));
  }

  private static boolean isRule(Refusal refusal) {
    return Wording.key(refusal.allowed()).equals(Wording.NO_KEY);
  }

  private static String text(Refusal refusal) {
    return refusal.had().isEmpty()
        ? refusal.allowed()
        : "got '%s', allowed is %s".formatted(refusal.had(), refusal.allowed());
  }

  public static Json versions(List<Version> versions) {
    return Json.arr(versions.stream().map(version -> Json.of(version.toString())).toList());
  }
}
