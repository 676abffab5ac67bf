package io.mesocosm.marathon.http;

import io.mesocosm.base.Outcome;
import io.mesocosm.base.Outcome.Refused;
import io.mesocosm.base.Refusal;
import io.mesocosm.base.json.Json;
import io.mesocosm.base.json.JsonView;
import io.mesocosm.marathon.core.MarathonState;
import io.mesocosm.marathon.http.codec.ApiDefaults;
import io.mesocosm.marathon.http.codec.GroupReader;
import io.mesocosm.marathon.http.validation.TreeValidator;
import io.mesocosm.marathon.model.AppPath;
import io.mesocosm.marathon.model.AppTree;
import io.mesocosm.marathon.model.Group;
import io.mesocosm.marathon.model.live.RootChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What requests about groups want changed, seen against a state.
final class GroupWishes {
  private final ApiDefaults defaults;
  private final AppWishes apps;

  GroupWishes(ApiDefaults defaults, AppWishes apps) {
    this.defaults = defaults;
    this.apps = apps;
  }

  Outcome<RootChange> create(MarathonState state, AppPath id, Json body) {
    if (state.tree().groups().has(id)) {
      return Outcome.refused(AppWishes.exists("group", id));
    }
    return state.tree().apps().has(id)
        ? Outcome.refused(AppWishes.exists("app", id))
        : put(state, id, body);
  }

  /// Creates or changes a group, or one of the two short forms: back to a version, or so many times
  /// as many instances.
  Outcome<RootChange> put(MarathonState state, AppPath id, Json body) {
    var problems = new ArrayList<Refusal>();
    var view = JsonView.of(body, problems);
    for (String form : List.of("version", "scaleBy")) {
      if (view.has(form)) {
        if (!Set.of("id", form).containsAll(view.names())) {
          view.refuse(form, view.names(), "no other field beside " + form);
        }
        return form.equals("version")
            ? rollBack(state, id, view, problems)
            : scale(state, id, view, problems);
      }
    }
    return update(state, id, view, problems);
  }

  private Outcome<RootChange> update(
      MarathonState state, AppPath id, JsonView view, List<Refusal> problems) {
    var before = state.tree();
    var wished = GroupReader.read(view, before, id, apps.reader());
    if (view.has("enforceRole") && (view.has("apps") || view.has("groups"))) {
      view.refuse("enforceRole", "both", "enforceRole or services, not both at once");
    }
    if (!problems.isEmpty()) {
      return new Refused<>(problems);
    }
    wished
        .touched()
        .forEach((app, path) ->
            wished
                .tree()
                .app(app)
                .ifPresent(
                    after -> problems.addAll(apps.check(before.app(app), after, path, false))));
    return checked(before, wished.tree(), problems);
  }

  private Outcome<RootChange> checked(AppTree before, AppTree after, List<Refusal> problems) {
    var change = RootChange.between(before, after);
    var grown = after;
    for (var app : change.apps()) {
      grown = app.afterIt().isPresent() ? grown.withApp(app.afterIt().get()) : grown;
    }
    var ids = new TreeSet<AppPath>();
    change.apps().forEach(one -> one.afterIt().ifPresent(app -> ids.add(app.id())));
    for (var group : change.groups()) {
      grown.appsBelow(group.id()).forEach(app -> ids.add(app.id()));
    }
    problems.addAll(TreeValidator.check(grown, ids, defaults));
    return problems.isEmpty() ? Outcome.ok(change) : new Refused<>(problems);
  }

  private static Outcome<RootChange> rollBack(
      MarathonState state, AppPath id, JsonView view, List<Refusal> problems) {
    var version = view.text("version").flatMap(text -> AppWishes.version(text, problems));
    if (!problems.isEmpty()) {
      return new Refused<>(problems);
    }
    var then = state.roots().at(version.orElseThrow(), state.tree());
    if (then.isEmpty()) {
      view.refuse("version", version.get(), "a version of the group " + id);
      return new Refused<>(problems);
    }
    return Outcome.ok(RootChange.between(state.tree(), below(state.tree(), then.get(), id)));
  }

  // The present tree, with what is at and below `id` as it was then.
  private static AppTree below(AppTree now, AppTree then, AppPath id) {
    var rest = GroupReader.without(now, id);
    var appsThen = rest.apps();
    for (var app : then.appsBelow(id)) {
      appsThen = appsThen.with(app.id(), app);
    }
    var groups = rest.groups();
    for (Group group : then.groupsBelow(id)) {
      groups = groups.with(group.id(), group);
    }
    if (then.group(id).isPresent()) {
      groups = groups.with(id, then.group(id).get());
    }
    return new AppTree(groups, appsThen);
  }

  private static Outcome<RootChange> scale(
      MarathonState state, AppPath id, JsonView view, List<Refusal> problems) {
    var factor = view.number("scaleBy").orElse(1.0);
    if (factor < 0 || factor > 1_000_000) {
      view.refuse("scaleBy", factor, "0 to 1000000");
    }
    if (!state.tree().groups().has(id)) {
      problems.add(AppWishes.unknown("Group", id));
    }
    if (!problems.isEmpty()) {
      return new Refused<>(problems);
    }
    var scaled = state.tree().apps();
    for (var app : state.tree().appsBelow(id)) {
      var instances = Math.ceil(app.instances() * factor);
      scaled =
          scaled.with(app.id(), app.withInstances((int) Math.min(instances, Integer.MAX_VALUE)));
    }
    return Outcome.ok(RootChange.between(state.tree(), new AppTree(state.tree().groups(), scaled)));
  }

  /// Only `enforceRole`, only of top-level groups; it restarts nothing.
  Outcome<RootChange> patch(MarathonState state, AppPath id, Json body) {
    var problems = new ArrayList<Refusal>();
    var view = JsonView.of(body, problems);
    if (!state.tree().groups().has(id)) {
      return Outcome.refused(AppWishes.unknown("Group", id));
    }
    if (!Set.of("id", "enforceRole").containsAll(view.names())) {
      view.refuse(view.names(), "enforceRole only");
    }
    return update(state, id, view, problems);
  }

  static Outcome<RootChange> remove(MarathonState state, AppPath id) {
    return state.tree().groups().has(id)
        ? Outcome.ok(RootChange.between(state.tree(), GroupReader.without(state.tree(), id)))
        : Outcome.refused(AppWishes.unknown("Group", id));
  }
}
