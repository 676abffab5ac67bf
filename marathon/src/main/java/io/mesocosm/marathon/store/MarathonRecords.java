package io.mesocosm.marathon.store;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonParser;
import io.mesocosm.base.json.JsonText;
import io.mesocosm.base.loops.JournalException;
import io.mesocosm.coordination.records.Contents;
import io.mesocosm.coordination.records.Migrations;
import io.mesocosm.coordination.records.Write;
import io.mesocosm.marathon.core.Change;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.core.Replay;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.protocol.cluster.FrameworkId;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Function;

/// Changes as writes of records, and records as the state that they add up to.
///
/// Tables: `apps`, `versions` (id `path@version`), `groups`, `roots`, `instances`, `deployments`,
/// `backoffs`, `failures`, `framework` (one record, id `id`).
public final class MarathonRecords {
  private static final String FRAMEWORK_ID = "id";

  private static final Migrations FORMAT = Migrations.of("record of Marathon", List.of());

  private MarathonRecords() {}

  public static List<Write> writes(Change change) {
    return List.of(
        switch (change) {
          case Change.AppSaved(var app) -> put("apps", app.id().text(), AppFormat.write(app));
          case Change.AppGone(var id) -> new Write.Delete("apps", id.text());
          case Change.VersionSaved(var app) ->
              put("versions", version(app.id(), app.version()), AppFormat.write(app));
          case Change.VersionGone(var id, var version) ->
              new Write.Delete("versions", version(id, version));
          case Change.GroupSaved(var group) ->
              put("groups", group.id().text(), AppFormat.write(group));
          case Change.GroupGone(var id) -> new Write.Delete("groups", id.text());
          case Change.RootSaved(var edit) ->
              put("roots", edit.version().toString(), ChangeFormat.write(edit));
          case Change.RootGone(var version) -> new Write.Delete("roots", version.toString());
          case Change.InstanceSaved(var instance) ->
              put("instances", instance.id().toString(), InstanceFormat.write(instance));
          case Change.InstanceGone(var id) -> new Write.Delete("instances", id.toString());
          case Change.DeploymentSaved(var deployment) ->
              put("deployments", deployment.id().toString(), ChangeFormat.write(deployment));
          case Change.DeploymentGone(var id) -> new Write.Delete("deployments", id.toString());
          case Change.BackoffSaved(var backoff) ->
              put("backoffs", backoff.app().text(), MemoFormat.write(backoff));
          case Change.BackoffGone(var app) -> new Write.Delete("backoffs", app.text());
          case Change.FailureSaved(var failure) ->
              put("failures", failure.app().text(), MemoFormat.write(failure));
          case Change.FailureGone(var app) -> new Write.Delete("failures", app.text());
          case Change.FrameworkSaved(var id) ->
              put("framework", FRAMEWORK_ID, new Out().text("id", id.value()));
        });
  }

  private static String version(AppPath id, Version version) {
    return id + "@" + version;
  }

  private static Write put(String table, String id, Out out) {
    return new Write.Put(table, id, FORMAT.store(JsonText.compact(out.json())));
  }

  /// Everything that is stored.
  ///
  /// @param empty the state to begin with
  /// @throws JournalException naming the record that cannot be read
  public static MarathonState read(Contents contents, MarathonState empty) throws JournalException {
    var state = empty;
    state = add(state, contents, "groups", in -> new Change.GroupSaved(AppFormat.group(in)));
    state = add(state, contents, "apps", in -> new Change.AppSaved(AppFormat.app(in)));
    state = add(state, contents, "versions", in -> new Change.VersionSaved(AppFormat.app(in)));
    state = add(state, contents, "roots", in -> new Change.RootSaved(ChangeFormat.edit(in)));
    state =
        add(state, contents, "instances", in -> new Change.InstanceSaved(InstanceFormat.read(in)));
    state =
        add(
            state,
            contents,
            "deployments",
            in -> new Change.DeploymentSaved(ChangeFormat.deployment(in)));
    state = add(state, contents, "backoffs", in -> new Change.BackoffSaved(MemoFormat.backoff(in)));
    state = add(state, contents, "failures", in -> new Change.FailureSaved(MemoFormat.failure(in)));
    return add(
        state,
        contents,
        "framework",
        in -> new Change.FrameworkSaved(new FrameworkId(in.text("id"))));
  }

  private static MarathonState add(
      MarathonState state, Contents contents, String table, Function<In, Change> read)
      throws JournalException {
    var grown = state;
    for (var record : contents.table(table).entrySet()) {
      var body = FORMAT.read(record.getValue());
      try {
        grown = Replay.apply(grown, read.apply(new In(parsed(body))));
      } catch (BadRecordException | IllegalArgumentException | DateTimeException bad) {
        throw new JournalException(
            "record %s of table %s cannot be read".formatted(record.getKey(), table), bad);
      }
    }
    return grown;
  }

  private static Json parsed(byte[] body) {
    return switch (JsonParser.parse(body)) {
      case Outcome.Ok<Json>(var json) -> json;
      case Outcome.Refused<Json>(var refusals) ->
          throw new BadRecordException(refusals.getFirst().text());
    };
  }
}
