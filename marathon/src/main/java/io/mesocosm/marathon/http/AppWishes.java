package io.mesocosm.marathon.http;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Outcome.Ok;
import io.mesocosm.base.Outcome.Refused;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.http.codec.ApiDefaults;
import io.mesocosm.marathon.http.codec.AppReader;
import io.mesocosm.marathon.http.validation.AppValidator;
import io.mesocosm.marathon.http.validation.TreeValidator;
import io.mesocosm.marathon.model.App;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.AppTree;
import io.mesocosm.marathon.model.Edit;
import io.mesocosm.marathon.model.Group;
import io.mesocosm.marathon.model.Version;
import io.mesocosm.marathon.model.live.RootChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What requests about apps want changed, seen against a state: read, validated, and no more.
final class AppWishes {
  private final ApiDefaults defaults;
  private final AppReader reader;
  private final AppValidator validator;

  AppWishes(ApiDefaults defaults) {
    this.defaults = defaults;
    this.reader = new AppReader(defaults);
    this.validator = new AppValidator(defaults);
  }

  /// How a body is taken.
  ///
  /// @param partial fields that are not given stay
  /// @param force relaxes the check of roles, too
  /// @param mustExist an app that is not there is unknown, and not created
  record Manner(boolean partial, boolean force, boolean mustExist) {}

  Outcome<RootChange> create(MarathonState state, Json body) {
    var problems = new ArrayList<Refusal>();
    var view = JsonView.of(body, problems);
    var id = AppReader.id(view, AppPath.ROOT);
    var shown = id.orElse(AppPath.of("/unreadable"));
    var app = reader.read(view, shown, reader.role(state.tree(), shown));
    if (!problems.isEmpty()) {
      return new Refused<>(problems);
    }
    return state.tree().apps().has(app.id())
        ? Outcome.refused(exists("app", app.id()))
        : checked(state.tree(), List.of(new Draft("", Optional.empty(), app)), false);
  }

  static Refusal exists(String what, AppPath id) {
    return new Refusal(
        Refusal.Reason.CONFLICT, "%s [%s]".formatted(what, id), "", "exists already");
  }

  static Refusal unknown(String what, Object id) {
    return new Refusal(Refusal.Reason.UNKNOWN, "%s '%s'".formatted(what, id), "", "does not exist");
  }

  /// Creates or changes one app; its id is the path of the request.
  Outcome<RootChange> put(MarathonState state, AppPath id, Json body, Manner manner) {
    var problems = new ArrayList<Refusal>();
    var view = JsonView.of(body, problems);
    var before = state.tree().app(id);
    if (before.isPresent() && view.has("version")) {
      return rollBack(state, before.get(), view, problems);
    }
    return one(state, id, view, problems, manner)
        .map(draft -> checked(state.tree(), List.of(draft), manner.force()))
        .orElseGet(() -> new Refused<>(problems));
  }

  /// Creates or changes apps together.
  Outcome<RootChange> putAll(MarathonState state, Json body, Manner manner) {
    var problems = new ArrayList<Refusal>();
    var drafts = new ArrayList<Draft>();
    var views = JsonView.of(Json.obj("", body), problems).objects("").orElse(List.of());
    for (JsonView view : views) {
      AppReader.id(view, AppPath.ROOT)
          .flatMap(id -> one(state, id, view, problems, manner))
          .ifPresent(drafts::add);
    }
    return problems.isEmpty()
        ? checked(state.tree(), drafts, manner.force())
        : new Refused<>(problems);
  }

  /// An app that a request describes.
  private record Draft(String path, Optional<App> before, App after) {
    Edit<App> change() {
      return before
          .<Edit<App>>map(old -> new Edit.Changed<>(old, after))
          .orElseGet(() -> new Edit.Created<>(after));
    }
  }

  private Optional<Draft> one(
      MarathonState state, AppPath id, JsonView view, List<Refusal> problems, Manner manner) {
    var before = state.tree().app(id);
    if (before.isEmpty() && manner.mustExist()) {
      problems.add(unknown("App", id));
      return Optional.empty();
    }
    int had = problems.size();
    var after =
        before
            .map(current ->
                manner.partial() ? reader.update(view, current) : reader.replace(view, current))
            .orElseGet(() -> reader.read(view, id, reader.role(state.tree(), id)));
    return problems.size() == had
        ? Optional.of(new Draft(view.path(), before, after))
        : Optional.empty();
  }

  private Outcome<RootChange> rollBack(
      MarathonState state, App before, JsonView view, List<Refusal> problems) {
    if (!Set.of("id", "version").containsAll(view.names())) {
      view.refuse("version", view.names(), "no other field beside version");
    }
    var version = view.text("version").flatMap(text -> version(text, problems));
    if (!problems.isEmpty()) {
      return new Refused<>(problems);
    }
    return state
        .versions()
        .get(before.id(), version.orElseThrow())
        .<Outcome<RootChange>>map(
            old -> Outcome.ok(change(List.of(new Edit.Changed<>(before, old)))))
        .orElseGet(() ->
            Outcome.refused(
                unknown("App", "%s in version %s".formatted(before.id(), version.get()))));
  }

  static Optional<Version> version(String text, List<Refusal> problems) {
    return switch (Version.parse(text)) {
      case Ok<Version>(var version) -> Optional.of(version);
      case Refused<Version>(var refusals) -> {
        problems.addAll(refusals);
        yield Optional.empty();
      }
    };
  }

  private Outcome<RootChange> checked(AppTree tree, List<Draft> drafts, boolean force) {
    var wished = tree;
    var problems = new ArrayList<Refusal>();
    for (Draft draft : drafts) {
      wished = wished.withApp(draft.after());
      problems.addAll(check(draft.before(), draft.after(), draft.path(), force));
    }
    var ids = drafts.stream().map(draft -> draft.after().id()).toList();
    problems.addAll(TreeValidator.check(wished, ids, defaults));
    if (!problems.isEmpty()) {
      return new Refused<>(problems);
    }
    var apps = drafts.stream().map(Draft::change).toList();
    return Outcome.ok(new RootChange(apps, newGroups(tree, apps)));
  }

  /// What is wrong with an app by itself and as a successor of what was.
  List<Refusal> check(Optional<App> before, App after, String path, boolean force) {
    var problems = new ArrayList<>(validator.check(after, path, force && before.isPresent()));
    before.ifPresent(old -> problems.addAll(AppValidator.checkUpdate(old, after, path)));
    return problems;
  }

  // With --new_group_enforce_role=top, a top-level group that comes to be gives its role.
  private List<Edit<Group>> newGroups(AppTree tree, List<Edit<App>> apps) {
    if (!defaults.enforcesGroupRole()) {
      return List.of();
    }
    return apps.stream()
        .filter(change -> change.id().segments().size() > 1)
        .map(change -> AppPath.ROOT.child(change.id().segments().getFirst()))
        .distinct()
        .filter(top -> !tree.groups().has(top))
        .<Edit<Group>>map(top ->
            new Edit.Created<>(
                Group.empty(top, tree.root().version()).withRoles(Group.Roles.ENFORCED)))
        .toList();
  }

  Outcome<RootChange> remove(MarathonState state, AppPath id) {
    return state
        .tree()
        .app(id)
        .<Outcome<RootChange>>map(app -> Outcome.ok(change(List.of(new Edit.Removed<>(app)))))
        .orElseGet(() -> Outcome.refused(unknown("App", id)));
  }

  private static RootChange change(List<Edit<App>> apps) {
    return new RootChange(apps, List.of());
  }

  AppReader reader() {
    return reader;
  }
}
